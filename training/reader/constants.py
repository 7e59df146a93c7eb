"""Makes constants of the masks that an exported graph computes from constants (which channels a projection leaves out): the program reads
no operator that only they need.

    python -m reader.constants IN.onnx OUT.onnx
"""
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper


def folded(model):
    """The model with each scattered-to constant in its place, and without what nothing uses then."""
    import onnxruntime
    graph = model.graph
    makers = {o: n for n in graph.node for o in n.output}
    masks = [n.output[0] for n in graph.node if n.op_type == "ScatterElements"
             and any(i in makers and makers[i].op_type == "ConstantOfShape" for i in n.input)]
    if not masks:
        return model
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    probe.graph.output.extend(helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in masks)
    few = dict(ids=[0, 5, 6, 2], features=[0] * 4, first=[1, 2])
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    values = session.run(masks, {k: np.array(v, dtype=np.int64) for k, v in few.items()})
    graph.initializer.extend(numpy_helper.from_array(v.astype(np.float32), f"{n}_mask") for n, v in zip(masks, values, strict=True))
    for node in graph.node:
        node.input[:] = [f"{i}_mask" if i in masks else i for i in node.input]
    while True:
        used = {i for n in graph.node for i in n.input} | {o.name for o in graph.output}
        dead = [n for n in graph.node if not any(o in used for o in n.output)]
        if not dead:
            break
        for n in dead:
            graph.node.remove(n)
    for x in [x for x in graph.initializer if x.name not in used]:
        graph.initializer.remove(x)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    onnx.save(folded(onnx.load(sys.argv[1])), sys.argv[2])

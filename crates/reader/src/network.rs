//! The network: from a window's numbers to the numbers of every head, in one call of the runtime.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use crate::ReaderError;
use crate::lengths;
use crate::output::Output;

/// The network's outputs, by the names in the weights file: those of [`crate::bundle::Bundle::widths`], then scores of pairs
/// of words.
const OUTPUTS: [&str; 8] = ["tags", "entity", "upos", "deprel", "outcome", "manner", "pair", "arc"];
/// A pair of words has four scores: begin and inside of a source, begin and inside of a content.
const PAIR: usize = 4;

thread_local! {
    /// Every calling thread has a pool of one: calls are spread over threads by the caller, sums keep one order, and no
    /// two callers wait for one thread.
    static ONE_THREAD: RunOptions =
        RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
}

/// A loaded network.
pub(crate) struct Network {
    model: Model,
    inputs: [NodeId; 3],
    outputs: [NodeId; OUTPUTS.len()],
}

/// Where a network's bytes are.
pub(crate) enum Bytes {
    Owned(Vec<u8>),
    Static(&'static [u8]),
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Owned(bytes) => bytes,
            Bytes::Static(bytes) => bytes,
        }
    }
}

/// What goes into one call.
#[derive(Default)]
pub(crate) struct Window {
    /// Word-pieces, the two marks at the ends included.
    pub ids: Vec<i32>,
    /// The feature of each piece's word.
    pub features: Vec<i32>,
    /// Where each word's pieces begin.
    pub first: Vec<i32>,
}

impl Network {
    /// Loads an ONNX file.
    pub fn load(bytes: Bytes) -> Result<Self, ReaderError> {
        if bytes.is_empty() || !lengths::fit(&bytes) {
            return Err(ReaderError::Broken);
        }
        let model = match bytes {
            Bytes::Owned(bytes) => options().load(bytes),
            Bytes::Static(bytes) => options().load_static_slice(bytes),
        };
        let model = model.map_err(|e| ReaderError::Load(e.to_string()))?;
        let node = |name: &'static str| model.node_id(name).map_err(|_| ReaderError::Missing(name));
        let inputs = [node("ids")?, node("features")?, node("first")?];
        let mut outputs = [inputs[0]; OUTPUTS.len()];
        for (slot, name) in outputs.iter_mut().zip(OUTPUTS) {
            *slot = node(name)?;
        }
        Ok(Network { model, inputs, outputs })
    }

    /// An entry of the file's metadata.
    pub fn entry(&self, name: &str) -> Option<&str> {
        self.model.metadata().get(name)
    }

    /// One call. Fails if the runtime refuses the window, or if a head is not as wide as `widths` says.
    pub fn call(&self, window: Window, widths: &[(&'static str, usize); 6]) -> Result<Output, ReaderError> {
        let count = window.first.len();
        let tensor = |v: Vec<i32>| NdTensor::from_data([v.len()], v);
        let (ids, features, first) = (tensor(window.ids), tensor(window.features), tensor(window.first));
        let inputs = vec![
            (self.inputs[0], ids.view().into()),
            (self.inputs[1], features.view().into()),
            (self.inputs[2], first.view().into()),
        ];
        let values = self.model.run(inputs, &self.outputs, Some(ONE_THREAD.with(RunOptions::clone)));
        let mut values = values.map_err(|e| ReaderError::Trial(e.to_string()))?.into_iter();
        let mut words = widths.iter().map(|&(name, width)| {
            let head = values.next().and_then(|v| NdTensor::<f32, 2>::try_from(v).ok());
            head.filter(|h| h.shape() == [count, width]).ok_or(ReaderError::Head(name))
        });
        let mut next = || words.next().unwrap_or(Err(ReaderError::Missing("tags")));
        let (tags, entity, upos, deprel, outcome, manner) = (next()?, next()?, next()?, next()?, next()?, next()?);
        drop(words);
        let pair = values.next().and_then(|v| NdTensor::<f32, 3>::try_from(v).ok());
        let pair = pair.filter(|p| p.shape() == [PAIR, count, count]).ok_or(ReaderError::Head("pair"))?;
        let arc = values.next().and_then(|v| NdTensor::<f32, 2>::try_from(v).ok());
        let arc = arc.filter(|a| a.shape() == [count, count]).ok_or(ReaderError::Head("arc"))?;
        Ok(Output { count, tags, entity, upos, deprel, outcome, manner, pair, arc })
    }
}

/// How networks are loaded.
///
/// Weights are packed for the matrix products once, which costs a second copy of them (11 MiB); else the runtime packs them
/// again at every call, a quarter of the work. Of the runtime's operators only those that an encoder needs are known: none
/// that repeats a part of the graph or makes much out of a small number, so a damaged file ends in an error. With LTO, what is left out lets the softmax's loop be inlined: a tenth of the time.
fn options() -> ModelOptions {
    let mut options = ModelOptions::with_ops(rten::op_registry!(
        Abs,
        Add,
        Cast,
        Concat,
        Cos,
        DequantizeLinear,
        Div,
        DynamicQuantizeLinear,
        Erf,
        Gather,
        Gelu,
        Gemm,
        Identity,
        LayerNormalization,
        MatMul,
        MatMulInteger,
        Mul,
        Neg,
        Pow,
        QuantizeLinear,
        ReduceMax,
        ReduceMean,
        Relu,
        Reshape,
        Shape,
        Sigmoid,
        Sin,
        Slice,
        Softmax,
        Split,
        Sqrt,
        Squeeze,
        Sub,
        Tanh,
        Transpose,
        Unsqueeze
    ));
    options.prepack_weights(true);
    options
}

//! An ONNX file's bytes -> whether every length in it fits into what it is part of.
//!
//! The runtime takes a part's length at its word and asks for the memory before it looks whether the bytes are there. A
//! file that was cut short or made to harm would end the program; here it ends in a sentence.
//! Only parts that the runtime opens are opened (onnx.proto, protobuf.dev/programming-guides/encoding).

/// Graphs in graphs and types in types go no deeper in any file that this reader can use.
const DEEPEST: usize = 16;

/// The messages that the runtime opens.
#[derive(Clone, Copy)]
enum Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Value,
    Type,
    TensorType,
    SequenceType,
    Shape,
    /// Only numbers and texts inside.
    Flat,
}

impl Message {
    /// What the field holds, if that is a message.
    fn inside(self, field: u64) -> Option<Message> {
        Some(match (self, field) {
            (Message::Model, 7) | (Message::Attribute, 6 | 11) => Message::Graph,
            (Message::Model, 8 | 14) | (Message::Tensor, 13) | (Message::Shape, 1) => Message::Flat,
            (Message::Graph, 1) => Message::Node,
            (Message::Graph, 5) | (Message::Attribute, 5 | 10) => Message::Tensor,
            (Message::Graph, 11..=13) => Message::Value,
            (Message::Node, 5) => Message::Attribute,
            (Message::Value, 2) | (Message::SequenceType, 1) => Message::Type,
            (Message::Type, 1) => Message::TensorType,
            (Message::Type, 4) => Message::SequenceType,
            (Message::TensorType, 2) => Message::Shape,
            _ => return None,
        })
    }
}

/// Whether the bytes are a model whose every part is as long as it says.
pub(crate) fn fit(bytes: &[u8]) -> bool {
    message(bytes, Message::Model, 0).is_some()
}

/// `None` where something does not fit.
fn message(mut rest: &[u8], kind: Message, depth: usize) -> Option<()> {
    if depth > DEEPEST {
        return None;
    }
    while !rest.is_empty() {
        let tag = number(&mut rest)?;
        match tag & 7 {
            0 => {
                number(&mut rest)?;
            }
            1 => rest = rest.get(8..)?,
            2 => {
                let length = usize::try_from(number(&mut rest)?).ok()?;
                let (part, after) = rest.split_at_checked(length)?;
                if let Some(inner) = kind.inside(tag >> 3) {
                    message(part, inner, depth + 1)?;
                }
                rest = after;
            }
            5 => rest = rest.get(4..)?,
            _ => return None,
        }
    }
    Some(())
}

/// A number of seven bits a byte, the lowest first; ten bytes at most.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_past_its_parent_is_refused_at_every_depth() {
        // Model > graph (field 7) > initializer (5) > raw data (9) of one byte.
        assert!(fit(&[0x3a, 5, 0x2a, 3, 0x4a, 1, 0]));
        assert!(!fit(&[0x3a, 5, 0x2a, 3, 0x4a, 2, 0]));
        assert!(!fit(&[0x3a, 5, 0x2a, 4, 0x4a, 1, 0]));
        assert!(!fit(&[0x3a, 6, 0x2a, 3, 0x4a, 1, 0]));
        let endless = [0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
        assert!(!fit(&endless));
        assert!(!fit(&[0x80; 40]));
    }

    #[test]
    fn graphs_in_graphs_come_to_an_end() {
        // From the inside out: graph of an attribute (6), attribute of a node (5), node of a graph (1), again and again.
        let mut nested: Vec<u8> = Vec::new();
        for field in [0x32, 0x2a, 0x0a].into_iter().cycle().take(60) {
            let mut outer = vec![field, nested.len() as u8];
            outer.extend(&nested);
            nested = outer;
        }
        let mut model = vec![0x3a, nested.len() as u8];
        model.extend(nested);
        assert!(model.len() < 128 && !fit(&model));
    }
}

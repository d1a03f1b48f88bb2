//! What shall go wrong, and how often.

use std::sync::{Mutex, PoisonError};

use crate::payment::test::wire::{Fault, Operation, Trouble};

/// The troubles that are still to come.
#[derive(Debug, Default)]
pub(super) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// From now on these, and no others.
    pub(super) fn set(&self, faults: Vec<Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// What goes wrong with this operation now; counts it.
    pub(super) fn next(&self, operation: Operation) -> Option<Trouble> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = faults
            .iter_mut()
            .find(|fault| fault.on == operation && fault.times != Some(0))?;
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        Some(fault.does)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trouble_comes_as_often_as_it_was_ordered() {
        let faults = Faults::default();
        assert_eq!(faults.next(Operation::Charge), None);
        faults.set(vec![
            Fault {
                on: Operation::Charge,
                does: Trouble::FailBefore,
                times: Some(1),
            },
            Fault {
                on: Operation::Refund,
                does: Trouble::Hang,
                times: None,
            },
        ]);
        assert_eq!(faults.next(Operation::Charge), Some(Trouble::FailBefore));
        assert_eq!(faults.next(Operation::Charge), None);
        for _ in 0..3 {
            assert_eq!(faults.next(Operation::Refund), Some(Trouble::Hang));
        }
    }
}

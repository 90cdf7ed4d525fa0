//! Two officers where the service says so: the first proposes, another one confirms before it takes effect.

use catalogue::{Service, Step};

use crate::application::Application;

/// Whether the present step wants two officers.
pub(crate) fn is_wanted(service: &Service, application: &Application) -> bool {
    matches!(service.steps.get(application.step), Some(Step::Review { two_officers: true, .. }))
}

import Access
import Care

/// The steps that can be taken with an alert; the raw value is the last part of the address of each form. `who` opens
/// whose it is.
enum AlertStep: String, CaseIterable {
    case acknowledge, note, contacted, who
    case handOver = "hand-over"
    case propose, confirm
    case sendBack = "send-back"
}

/// A step that did not work: shown above the page, and at the field where it can be mended.
struct FailedStep {
    let step: AlertStep
    let problem: any Problem
    /// What was given, so that nothing has to be written twice.
    let fields: Fields

    /// The name of the field to mend.
    var field: String? {
        guard case .invalid(let field) = problem.kind else { return nil }
        return field
    }
}

extension Visit {
    /// The address of the alert that this visit is about.
    /// - Throws: `Refusal.notFound` for what cannot be the name of an alert, and must not get into a header.
    var alertPath: String {
        get throws {
            let plain = Set("0123456789abcdefghijklmnopqrstuvwxyz-")
            guard let alert = fields["alert"], alert.allSatisfy(plain.contains) else { throw Refusal.notFound }
            return "/alerts/\(alert)"
        }
    }
}

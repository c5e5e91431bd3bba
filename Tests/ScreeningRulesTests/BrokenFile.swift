import ScreeningRules
import Testing

/// PHQ-9 broken in one place, and the element that must be blamed for it.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    let what: String
    let old: String
    let new: String
    let kind: QuestionnaireFault.Kind
    let element: String

    init(_ what: String, _ old: String, to new: String, _ kind: QuestionnaireFault.Kind, at element: String) {
        self.what = what
        self.old = old
        self.new = new
        self.kind = kind
        self.element = element
    }

    var testDescription: String { what }
}

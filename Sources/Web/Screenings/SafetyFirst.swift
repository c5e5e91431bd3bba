import ScreeningRules
import Screenings

extension Visit {
    /// Whether the very next screen is the one with help.
    ///
    /// An answer may have been kept although its reply was lost on the way. Sent again it raises nothing new, and
    /// the person would never see the help: so a grave answer counts again, unless the page it came from was
    /// written after the sheet had shown its red flag (`helped`).
    func needsHelp(_ progress: SheetProgress, given: [String: String?]) -> Bool {
        if progress.help { return true }
        guard fields["helped"] == nil else { return false }
        let answers = Answers(given.compactMapValues { $0 })
        return house.library.all.contains { !redFlags(in: answers, of: $0).isEmpty }
    }

    /// The field that says so.
    static func helped(_ sheet: ReadSheet.Outcome) -> HTML {
        sheet.hasRedFlag ? Form.hidden("helped", "yes") : .empty
    }
}

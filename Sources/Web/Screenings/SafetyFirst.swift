import Screenings

extension Visit {
    /// Whether the very next screen is the one with help.
    ///
    /// An answer may have been kept although its reply was lost on the way. Sent again it raises nothing new, and
    /// the person would never see the help: so a grave answer counts again, unless the page it came from was
    /// written after the sheet had shown its red flag (`helped`).
    func needsHelp(_ progress: SheetProgress) -> Bool {
        progress.help || (progress.isGrave && fields["helped"] == nil)
    }

    /// The field that says so.
    static func helped(_ sheet: ReadSheet.Outcome) -> HTML {
        sheet.hasRedFlag ? Form.hidden("helped", "yes") : .empty
    }
}

import Accounts
import Care

/// Lines of the audit log in plain words, the newest first.
struct DeedList {
    let deeds: [Deed]
    /// Whether it is told who did it: not where it is always the reader.
    let showsWho: Bool
    /// How many stand open where the list is not what the page is about.
    var unfolded = Int.max

    func html(_ visit: Visit) -> HTML {
        guard !deeds.isEmpty else { return "<p>\(say: "accounts.deeds.none")</p>" }
        let older = deeds.dropFirst(unfolded)
        return """
            \(story(deeds.prefix(unfolded), visit))\
            \(if: !older.isEmpty, """
                <details class="act"><summary>\(say: "accounts.deeds.earlier", ["count": "\(older.count)"])</summary>
                \(story(older, visit))</details>
                """)
            """
    }

    private func story(_ deeds: ArraySlice<Deed>, _ visit: Visit) -> HTML {
        "<ol class=\"story\">\(each: deeds.map { line($0, visit) })</ol>"
    }

    private func line(_ deed: Deed, _ visit: Visit) -> HTML {
        let what = Self.told.contains(deed.useCase)
            ? visit.say(Phrase("accounts.deed.\(deed.useCase)"))
            : visit.say(Phrase("accounts.deeds.other", ["name": deed.useCase]))
        return """
            <li><time datetime="\(deed.at.machineText)">\(visit.date(deed.at))</time>
            <p>\(what)\(if: deed.outcome != "done", "<span class=\"sub\">\(say: "accounts.deeds.notDone")</span>")\
            \(if: showsWho, "<span class=\"sub\">\(who(deed))</span>")</p></li>

            """
    }

    private func who(_ deed: Deed) -> HTML {
        if let name = deed.name { return "\(name)" }
        return deed.by == "anyone" ? "\(say: "accounts.deeds.beforeSignIn")" : "\(say: "accounts.deeds.platform")"
    }

    /// What has words of its own; anything else is told by its name, so that a new use case is never left out.
    private static let told: Set<String> = [
        "SignIn", "SignInAsDemo", "SignOff", "SignOffEverywhere", "EndOwnSignIn", "ChangePassword",
        "ChangeSecondFactor", "RenewRecoveryCodes", "UseLink", "InvitePerson", "WithdrawInvitation", "RenewInvitation",
        "GivePost", "AddStandIn", "ChangePostTerm", "EndPost", "SuspendPerson", "TakeBackPerson", "ReleasePerson",
        "RequestReset", "ConfirmReset", "WithdrawReset", "ReadPerson", "AddAccount", "AddPost", "SuspendAccount",
        "IssueToken", "TakeDuty", "LeaveDuty", "ReadAlert", "OpenContact", "AcknowledgeAlert", "NoteOnAlert",
        "RecordContact", "HandOverAlert", "ProposeClosing", "ConfirmClosing", "SendBackAlert",
        "AcceptHandOver", "HandOverDuty", "ListHandOvers", "PlanDutyShifts", "ChangeDutyShift", "RemoveDutyShift",
        "ReportAbsence", "EndAbsence", "AddUnit", "AddClasses", "ChangeUnit", "ChangeUnitStatus", "KeepUnitContact",
        "OpenUnitContact", "RemoveUnitContact", "PreviewUnitImport", "ReadUnitImport", "ReadUnitImportRest",
        "ConfirmUnitImport", "DiscardUnitImport", "LoadInstrument", "OpenProof", "ApproveLoad", "DeclineLoad",
        "RenewLicence", "WithdrawVersion",
        "PreviewStaffImport", "ConfirmStaffImport", "DiscardStaffImport", "ReadStaffImport", "ReadStaffImportRest",
        "FetchInvitationSheet",
    ]
}

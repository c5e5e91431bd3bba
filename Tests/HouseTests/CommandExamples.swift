import Access
import Accounts
import Care
import HouseKit
import Screenings
import Warnings

/// How one command is tried by people of the other county.
enum CommandExample {
    /// Must be refused and change nothing.
    case refused([String: Any])
    /// Is open to everybody, or acts on nothing but the caller's own; says why it is left out here.
    case own(String)
}

/// One example for every command of the house. A new command needs its line here.
func commandExamples(_ secrets: NorthernSecrets) -> [String: CommandExample] {
    let alert = ["alert": secrets.raised.alert.rawValue]
    let login = ["login": Townsperson.northLead.rawValue]
    let guess = ["key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]
    let post = ["role": "dutyLead", "region": TownPlaces.north.code]
    return accountExamples(login, post).merging(sheetExamples(guess)) { first, _ in first }
        .merging(responseExamples(secrets)) { first, _ in first }
        .merging(alertExamples(alert, secrets)) { first, _ in first }
        .merging(peopleExamples(secrets)) { first, _ in first }
        .merging(placeExamples(secrets)) { first, _ in first }
        .merging(scaleCommandExamples(secrets)) { first, _ in first }
        .merging(secrets.roster.commands(secrets.town)) { first, _ in first }
        .merging(secrets.members.commands) { first, _ in first }
        .merging(secrets.consents.commands()) { first, _ in first }
        .merging(secrets.campaigns.commands) { first, _ in first }
        .merging(secrets.door.commands) { first, _ in first }
        .merging(secrets.room.commands()) { first, _ in first }
        .merging(secrets.care.commands()) { first, _ in first }
        .merging(secrets.report.commands) { first, _ in first }
        .merging(secrets.retention.commands()) { first, _ in first }
        .merging(secrets.rights.commands()) { first, _ in first }
        .merging(secrets.schoolWork.commands) { first, _ in first }
        .merging(secrets.messages.commands(campaign: secrets.campaigns.open.rawValue)) { first, _ in first }
}

private func accountExamples(_ login: [String: String], _ post: [String: String]) -> [String: CommandExample] {
    [
        "AddStaff": .refused(["rows": [String](), "isTrial": false]),
        "ForgetInvitationSheets": .refused([:]),
        "AddAccount": .refused(["login": "intruder", "displayName": "Intruder", "post": post]),
        "AddPost": .refused(login).adding("post", post),
        "ForgetOldSignIns": .refused([:]),
        "IssueToken": .refused(["login": "program.north", "label": "x", "granted": ["createSheets"], "days": 1]),
        "RenewSignIn": .own("whoever holds the token is the person"),
        "SignIn": .own("open to everybody; counts failures"),
        "SignOff": .own("whoever holds the token is the person"),
        "SuspendAccount": .refused(login),
        "SealAudit": .refused([:]),
        "RecordRestore": .refused(["backup": "x"]),
    ]
}

private func peopleExamples(_ secrets: NorthernSecrets) -> [String: CommandExample] {
    let lead = CommandExample.refused(["account": secrets.town.id(.northLead).rawValue])
    let invited = CommandExample.refused(["account": secrets.invited.account.rawValue])
    let post = ["role": "counsellor", "place": TownPlaces.northSchool]
    let request = "a form of the stranger's own"
    let token = ["token": secrets.northSignIn, "oldPassword": "x", "address": "192.0.2.1"]
    let somePost = "00000000-0000-7000-8000-000000000000"
    let list = ["draft": secrets.staffImport.rawValue]
    return [
        "CarryOutStaffImport": .refused(list).adding("step", 0),
        "ConfirmStaffImport": .refused(list),
        "DiscardStaffImport": .refused(list),
        "NoteStaffCheck": .refused([
            "account": secrets.town.id(.northTeacher).rawValue, "unit": TownPlaces.northSchool,
            "queriedOn": "2026-03-04", "outcome": "nothing", "request": request,
        ]),
        "ResumeStaffImport": .refused(list),
        "StopStaffImport": .refused(list).adding("reason", "busy"),
        "FetchInvitationSheet": .refused(["draft": secrets.staffWritten.rawValue, "reason": "x"]),
        "PreviewStaffImport": .own("keeps a list for the caller alone; see StaffImportTests for rows of other places"),
        "AddStandIn": lead.adding("post", somePost).adding("colleague", secrets.town.id(.southLead).rawValue)
            .adding("until", "2026-12-31"),
        "ChangePassword": .refused(token).adding("password", "river stones at dusk"),
        "ChangePostTerm": lead.adding("post", somePost),
        "ChangeSecondFactor": .refused(token).adding("oldCode", "000000").adding("code", "000000"),
        "ConfirmReset": lead.adding("request", request),
        "EndOwnToken": .refused(["id": secrets.northTokenID.rawValue]),
        "MakeOwnToken": .refused(token).adding("label", "x").adding("granted", ["watchAlerts": true])
            .adding("days", 1).adding("code", "000000"),
        "NoteTokenUse": .own("whoever holds the token is the program"),
        "EndOwnSignIn": .refused(["signIn": secrets.northDevice.rawValue]),
        "EndPost": lead.adding("post", somePost),
        "ReleasePerson": lead,
        "GivePost": .refused(post).adding("account", secrets.town.id(.southLead).rawValue),
        "InvitePerson": .refused(post).adding("displayName", "Intruder").adding("request", request),
        "RenewInvitation": invited.adding("request", request),
        "RenewRecoveryCodes": .refused(token).adding("code", "000000"),
        "RequestReset": lead.adding("purpose", "everything"),
        "SignOffEverywhere": .own("ends one's own sign-ins only; see the test of its own"),
        "SuspendPerson": lead,
        "TakeBackPerson": lead,
        "UseLink": .refused([
            "secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "login": "intruder",
            "password": "river stones at dusk", "code": "000000", "address": "192.0.2.1",
        ]),
        "WithdrawInvitation": invited,
        "WithdrawReset": lead,
    ]
}

private func sheetExamples(_ guess: [String: String]) -> [String: CommandExample] {
    [
        "AddToHistory": .refused(guess).adding("code", "AAAA-AAAA-AAAA-AAAA"),
        "BeginHistory": .refused(guess).adding("request", "a word of the south's own form"),
        "CloseHistory": .own("throws a key away that only its holder has"),
        "DeleteHistory": .refused(["historyKey": guess["key"] ?? ""]),
        "ForgetUnusedHistories": .refused([:]),
        "OpenHistory": .refused(["code": "AAAA-AAAA-AAAA-AAAA"]),
        "RemoveFromHistory": .refused(["historyKey": guess["key"] ?? "", "sheet": "some sheet"]),
        "AskForCall": .refused(guess).adding("wanted", true),
        "DeleteSheet": .refused(guess),
        "FinishSheet": .refused(guess),
        "ForgetUnfinishedSheets": .refused([:]),
        "ResumeSheet": .refused(["code": "AAAA-AAAA"]),
        "SaveAnswer": .refused(guess).adding("item", PHQ9.items[8]).adding("option", PHQ9.options[3]),
        "SaveAnswers": .refused(guess).adding("finish", true),
        "StartSheet": .own("open to everybody; begins a sheet of one's own"),
        "SubmitSheet": .refused([
            "questionnaire": "phq-9", "language": "en", "ageGroup": "18-59", "region": TownPlaces.north.code,
            "answers": [PHQ9.items[8]: PHQ9.options[3]], "request": "from the south",
        ]),
    ]
}

private func responseExamples(_ secrets: NorthernSecrets) -> [String: CommandExample] {
    let item: [String: Any] = [
        "linkId": PHQ9.items[8], "place": "item[0]",
        "choices": [["system": "http://loinc.org", "code": PHQ9.options[3], "place": "item[0].answer[0]"]],
    ]
    let response: [String: Any] = [
        "questionnaire": "https://xinqiao.org/fhir/Questionnaire/phq-9", "isCompleted": true, "items": [item],
        "region": TownPlaces.north.code,
    ]
    return [
        "CompleteResponse": .refused(["id": secrets.sentResponse.id.rawValue, "response": response]),
        "KeepResponse": .refused(["response": response]),
    ]
}

private func alertExamples(_ alert: [String: String], _ secrets: NorthernSecrets) -> [String: CommandExample] {
    [
        "AcknowledgeAlert": .refused(alert),
        "ClimbAlert": .refused(alert),
        "ClimbOverdueAlerts": .refused([:]),
        "ConfirmClosing": .refused(alert),
        "HandOverAlert": .refused(alert).adding("colleague", secrets.town.id(.southLead).rawValue),
        "KeepCallBack": .refused(["sheet": "some sheet", "wanted": false]),
        "LeaveDuty": .own("ends one's own duty only; see the test of its own"),
        "NoteOnAlert": .refused(alert).adding("note", "x"),
        "ProposeClosing": .refused(alert).adding("outcome", "mistaken"),
        "RaiseAlert": .refused([
            "sheet": "s", "region": TownPlaces.north.code, "severity": 4,
            "basis": ["questionnaire": "q", "version": "1", "number": 1, "item": "i", "option": "o", "ageGroup": "a"],
        ]),
        "RecordContact": .refused(alert).adding("outcome", "reached"),
        "SendBackAlert": .refused(alert).adding("note", "x"),
        "TakeDuty": .refused(["region": TownPlaces.north.code]),
    ]
}

private func placeExamples(_ secrets: NorthernSecrets) -> [String: CommandExample] {
    let unit = ["unit": TownPlaces.northSchool]
    let facts = ["name": "Intruder"]
    let list = ["draft": secrets.unitImport.rawValue]
    let classes = ["draft": secrets.classImport.rawValue]
    return [
        "AddClasses": .refused(unit).adding("entryYear", 2025).adding("classes", 2),
        "AddUnit": .refused(["region": TownPlaces.north.code, "kind": "station", "request": "x"])
            .adding("facts", facts),
        "CarryOutUnitImport": .refused(list).adding("step", 0),
        "ChangeUnit": .refused(unit).adding("facts", facts),
        "ChangeUnitStatus": .refused(unit).adding("status", "closed").adding("reason", "x"),
        "ConfirmUnitImport": .refused(list),
        "DiscardUnitImport": .refused(list),
        "ResumeUnitImport": .refused(list),
        "StopUnitImport": .refused(list).adding("reason", "busy"),
        "CarryOutClassImport": .refused(classes).adding("step", 0),
        "ConfirmClassImport": .refused(classes),
        "DiscardClassImport": .refused(classes),
        "PreviewClassImport": .own("keeps a list for the caller alone; see ClassImportTests for schools of others"),
        "ResumeClassImport": .refused(classes),
        "StopClassImport": .refused(classes).adding("reason", "busy"),
        "ForgetOldImports": .refused([:]),
        "ImportPopulations": .refused(["rows": [String](), "isTrial": false]),
        "ImportRegions": .refused(["rows": [String](), "isTrial": false]),
        "KeepUnitContact": .refused(unit).adding("duty", "x").adding("name", "x").adding("phone", "12356"),
        "PreviewUnitImport": .own("keeps a list for the caller alone; see UnitImportTests for rows of other places"),
        "RecordRegionChanges": .refused(["changes": [String](), "isTrial": false]),
        "RemoveUnitContact": .refused(unit).adding("contact", secrets.contact.rawValue),
        "SettleHome": .refused(["told": TownPlaces.south.code]),
        "SetUpPlaces": .refused(["places": [String](), "sites": [String]()]),
    ]
}

extension CommandExample {
    func adding(_ name: String, _ value: Any) -> CommandExample {
        guard case .refused(var input) = self else { return self }
        input[name] = value
        return .refused(input)
    }
}

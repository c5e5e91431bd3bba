import Access
import Screenings

/// The doors of a sitting, from the personal code to the thanks.
///
/// The code never stands in an address that a server sees: a QR code carries it behind the `#`, which a browser keeps
/// to itself, and the page hands it over with POST (decision 0026). The key of a sitting is a cookie for browsers and
/// comes in the body from programs, like that of a sheet.
enum SittingRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("s") { visit in .page(CodePage().page(for: visit)) }
        routes.form("s", twin: BeginSitting.self, EnterSitting.begin)
        routes.words("sitting", AnswerSitting.goOn)
        routes.program(.post, "sitting/read", ReadSitting.self)
        routes.words("sitting/sheet/{sheet}", AnswerSitting.one)
        routes.words("sitting/sheet/{sheet}/all", AnswerSitting.all)
        routes.form("sitting/answer", twin: SaveSittingAnswer.self, SaveSitting.one)
        routes.form("sitting/answers", twin: SaveSittingAnswers.self, SaveSitting.all)
        routes.words("sitting/help", SittingStops.help)
        routes.form("sitting/talk", twin: AskForTalk.self, SittingStops.askForTalk)
        // What answered a form has the form's address: opened again, it is the page of help.
        routes.words("sitting/talk") { _ in .go("/sitting/help") }
        routes.form("sitting/hand", twin: RaiseHand.self, SittingStops.raiseHand)
        routes.words("sitting/pause", SittingStops.pause)
        routes.words("sitting/elsewhere", SittingStops.elsewhere)
        routes.words("sitting/end", SittingStops.end)
        routes.form("sitting/finish", twin: FinishSitting.self, SittingStops.finish)
        routes.words("sitting/done") { visit in .page(SittingDonePage().page(for: visit)) }
        return routes.list + RoomRoutes.list + EntryRoutes.list + DoorRoutes.list
    }()
}

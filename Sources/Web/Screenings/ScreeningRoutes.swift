import Screenings

/// The self-check's doors, from the choice of a topic to the result.
///
/// The key of a sheet never stands in an address: browsers bring it as a cookie, programs in the body. That is why
/// the pages that read a sheet have a twin that is asked with POST.
enum ScreeningRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("", Begin.home)
        routes.program(.get, "topics", ListTopics.self)
        routes.words("check/{topic}", Begin.before)
        routes.form("check/{topic}", twin: StartSheet.self, Begin.start)
        routes.words("check/{topic}/age/{ageGroup}", Begin.otherAge)
        routes.form("resume", twin: ResumeSheet.self, Begin.resume)

        routes.words("sheet", AnswerOne.show)
        routes.program(.post, "sheet/read", ReadSheet.self)
        routes.words("sheet/next", AnswerOne.goOn)
        routes.form("sheet/answer", twin: SaveAnswer.self, AnswerOne.save)
        routes.words("sheet/all", AnswerAll.show)
        routes.form("sheet/all", twin: SaveAnswers.self, AnswerAll.save)
        routes.words("sheet/missing", AnswerAll.missing)
        routes.words("sheet/again", AnswerAll.again)
        routes.program(.post, "sheet/finish", FinishSheet.self)

        routes.words("sheet/help", AskForHelp.show)
        routes.form("sheet/call-back", twin: AskForCall.self, AskForHelp.callBack)
        routes.words("sheet/called", AskForHelp.called)

        routes.words("sheet/result", EndSheet.result)
        routes.program(.post, "sheet/result", ReadResult.self)
        routes.words("sheet/pause", EndSheet.pause)
        routes.form("sheet/delete", twin: DeleteSheet.self, EndSheet.delete)

        routes.program(.get, "answered-scales/{questionnaire}/{version}", ReadAnsweredScale.self)
        routes.program(.get, "sheets", ListOwnSheets.self)
        routes.program(.post, "sheets", SubmitSheet.self)
        return routes.list + HistoryRoutes.list + PlainRoutes.list
    }()
}

import Access
import Care
import Screenings

/// Where a sitting stops: for help, for a while, because it goes on elsewhere, or because it is done.
enum SittingStops {
    static func help(_ visit: Visit) async throws -> Reply { .page(await helpPage(visit, talk: nil)) }

    /// Whether somebody may come and talk. What answers is the page of help, so that no address tells what was said.
    static func askForTalk(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sittingKey else { return .go("/s") }
        let isWanted = visit.fields["wanted"] != "no"
        do {
            _ = try await visit.performOpenly(AskForTalk(sittingKey: key, wanted: isWanted))
        } catch let problem as SittingProblem {
            guard let path = problem.wayOn else { throw problem }
            return .go(path)
        }
        return .page(await helpPage(visit, talk: isWanted))
    }

    private static func helpPage(_ visit: Visit, talk: Bool?) async -> Page {
        var region: Region?
        var hasHandUp: Bool?
        var (isInterview, isTold) = (false, false)
        do {
            let open = try await OpenSitting(visit)
            region = open.sitting.region
            isInterview = open.sitting.isInterview
            isTold = open.sitting.hasRedFlag
            hasHandUp = open.sitting.isFinished || !open.sitting.hasProctor ? nil : open.sitting.hasHandUp
        } catch {
            // The numbers must be there whatever else is away, the database included.
            hasHandUp = nil
        }
        return SittingHelpPage(
            region: region, hasHandUp: hasHandUp, isInterview: isInterview, isTold: isTold, talk: talk
        ).page(for: visit)
    }

    static func raiseHand(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sittingKey else { return .go("/s") }
        do {
            _ = try await visit.performOpenly(RaiseHand(sittingKey: key, isUp: visit.fields["isUp"] != "no"))
        } catch let problem as SittingProblem {
            guard let path = problem.wayOn else { throw problem }
            return .go(path)
        }
        return .go(visit.fields["from"] == "help" ? "/sitting/help" : "/sitting/pause")
    }

    static func pause(_ visit: Visit) async throws -> Reply {
        try await OpenSitting.with(visit) { open in
            .page(SittingPausePage(hasHandUp: open.sitting.hasProctor ? open.sitting.hasHandUp : nil).page(for: visit))
        }
    }

    static func elsewhere(_ visit: Visit) async throws -> Reply {
        .page(ElsewherePage().page(for: visit))
    }

    static func end(_ visit: Visit) async throws -> Reply {
        try await OpenSitting.with(visit) { open in
            let page = SittingEndPage(
                unanswered: open.sitting.unanswered, isTimeOver: open.isTimeOver(visit.now))
            return .page(page.page(for: visit))
        }
    }

    /// The key goes with the end, so that the next child on the same computer begins with nothing.
    static func finish(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sittingKey else { return .go("/s") }
        var end = "/sitting/done"
        do {
            let done = try await visit.performOpenly(FinishSitting(sittingKey: key))
            // Whoever reads aloud goes on to the next person, and must not leave this one's thanks on the screen.
            if done.isInterview { end = "/entry?done=yes" }
        } catch let problem as SittingProblem {
            guard let path = problem.wayOn else { throw problem }
            return .go(path)
        }
        return .go(end).setting(Cookie.clear(Cookie.sitting, secure: visit.isSecure))
    }
}

import Access
import Care
import Warnings

/// The roster: who is on duty where and when, who is away, and the hand-over from one to the next.
enum RosterRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("duty/roster", twin: ReadDutyRoster.self, RosterPage.show)
        routes.page("duty/plan", twin: ReadDutyPlan.self) { try await PlanPage.show($0, problem: nil) }
        routes.post("duty/plan", PlanDutyShifts.self, onProblem: PlanPage.again) { _, visit in .go(visit.rosterPath) }
        routes.page("duty/shifts/{shift}", twin: ReadDutyShift.self) { try await ShiftPage.show($0, problem: nil) }
        routes.post("duty/shifts/{shift}", ChangeDutyShift.self, onProblem: ShiftPage.again) { _, visit in
            .go(visit.rosterPath)
        }
        routes.post("duty/shifts/{shift}/remove", RemoveDutyShift.self) { _, visit in .go(visit.rosterPath) }
        routes.words("duty/absence") { try await AbsencePage.show($0, problem: nil) }
        routes.post("duty/absence", ReportAbsence.self, onProblem: AbsencePage.again) { _, visit in
            .go(visit.rosterPath)
        }
        routes.post("duty/absences/{absence}/end", EndAbsence.self) { _, visit in .go(visit.rosterPath) }
        routes.page("duty/hand-over", twin: ListHandOvers.self) { try await HandOverPage.show($0, problem: nil) }
        routes.post("duty/hand-over", HandOverDuty.self, onProblem: HandOverPage.again) { _, visit in
            .go(visit.handOverPath)
        }
        routes.post("duty/hand-over/{handOver}/accept", AcceptHandOver.self) { _, visit in .go(visit.handOverPath) }
        routes.program(.get, "duty/gaps", CheckDutyGaps.self)
        routes.program(.get, "duty/now", SeeWhoIsOnDuty.self)
        routes.page("duty/calendar", twin: ListOwnShifts.self, RosterCalendar.download)
        return routes.list
    }()
}

extension Visit {
    /// The place that a roster page is about: the one that was asked for, else the person's own.
    /// - Throws: `Refusal.notFound` for whoever has no place with a roster.
    var rosterRegion: Region {
        get throws {
            if let code = fields["region"], let region = Region(code) { return region }
            guard fields["region"] == nil, let own = rosterRegions.first else { throw Refusal.notFound }
            return own
        }
    }

    /// The person's own places whose roster they may see. A post in a unit, such as a school, has none.
    var rosterRegions: [Region] {
        let seeing: [Permission] = [.watchAlerts, .planDuty]
        let posts = caller.posts.filter { post in
            post.unit == nil && seeing.contains { post.role.permissions.contains($0) }
        }
        return Set(posts.map(\.region)).sorted()
    }

    /// Whether they see the alerts of a unit, such as a school, for which the place around it is on duty.
    var watchesUnit: Bool {
        caller.posts.contains { $0.unit != nil && $0.role.permissions.contains(.watchAlerts) }
    }

    func holds(_ permission: Permission, in region: Region) -> Bool {
        caller.posts.contains { post in
            post.unit == nil && post.role.permissions.contains(permission) && post.region.contains(region)
        }
    }

    /// Back to the week and the place that a form was about. What cannot be one never gets into a header.
    var rosterPath: String {
        let region = fields["region"].flatMap(Region.init).map { "region=\($0.code)" }
        let week = (fields["firstDay"] ?? fields["week"]).flatMap(Day.init).map { "week=\($0)" }
        let asked = [region, week].compactMap { $0 }
        return asked.isEmpty ? "/duty/roster" : "/duty/roster?" + asked.joined(separator: "&")
    }

    var handOverPath: String {
        fields["region"].flatMap(Region.init).map { "/duty/hand-over?region=\($0.code)" } ?? "/duty/hand-over"
    }
}

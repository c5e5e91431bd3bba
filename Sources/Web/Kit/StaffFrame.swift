import Access
import Accounts
import Care

extension Page {
    func staffBody(_ visit: Visit) -> HTML {
        """
        <body class="staff">
        <a class="skip" href="#main">\(say: "frame.skip")</a>
        <div class="rail"\(alertAttributes(visit))><nav aria-label="\(say: "frame.workNav")">
        <a class="brand" href="\(visit.holds(.watchAlerts) ? "/duty" : "/me")"><span>\(say: "frame.brand")</span></a>
        \(rail(visit))
        </nav></div>
        <div class="room">
        \(Self.demoBanner(visit))\(Self.bar(visit))
        <main id="main" tabindex="-1"\(mainAttributes)>
        \(alertNews(visit))\(main)
        </main>
        </div>
        </body>
        """
    }

    /// Only what the person may open stands in the rail. On a telephone what cannot wait stays in sight and the rest
    /// lies behind one button, which needs no script; a browser that does not know it shows everything.
    private func rail(_ visit: Visit) -> HTML {
        """
        <h2>\(say: "frame.today")</h2>
        \(if: visit.holds(.watchAlerts) || hasRoster(visit), todayRail(visit))
        <button class="menu" type="button" popovertarget="menu">\(say: "frame.menu")</button>
        <div class="more" id="menu" popover><ul>\
        \(link("/messages", Phrase("frame.messages"), visit))\(link("/me", Phrase("frame.me"), visit))
        \(if: visit.holds(.holdInterviews), link("/care", Phrase("frame.care"), visit))\
        \(if: visit.holds(.holdInterviews), link("/rights/reviews", Phrase("frame.reviews"), visit))\
        \(if: visit.holds(.reportHarm), link("/protection", Phrase("frame.protection"), visit))\
        \(if: visit.holds(.readCareAdvice), link("/care-advice", Phrase("frame.advice"), visit))\
        \(if: visit.holds(.readCarePlans), link("/care-plans", Phrase("frame.carePlans"), visit))\
        \(if: visit.holds(.reviewLooks), link("/care-looks", Phrase("frame.careLooks"), visit))\
        \(if: keepsConsents(visit), link("/consents", Phrase("frame.consents"), visit))</ul>
        \(if: visit.holds(.seeAccounts) || visit.holds(.seePlaces), wholeRail(visit))
        \(if: hasScreening(visit), screeningRail(visit))\
        \(if: visit.holds(.seeSchoolWork) || visit.holds(.holdClassMeetings), schoolRail(visit))\
        \(if: visit.holds(.seeInstruments), scalesRail(visit))</div>
        """
    }

    private func hasRoster(_ visit: Visit) -> Bool { !visit.rosterRegions.isEmpty || visit.watchesUnit }

    /// What leaves the house is looked after by who manages a place, not by a school.
    private func looksAfterPlace(_ visit: Visit) -> Bool {
        visit.caller.posts.contains { $0.unit == nil && $0.role.permissions.contains(.managePeople) }
    }

    /// Who keeps them for residents alone does it where the people are met: there are no classes to go through.
    private func keepsConsents(_ visit: Visit) -> Bool {
        visit.caller.posts.contains {
            $0.permissions.contains(.keepConsents) && ($0.unit != nil || $0.role.permissions.contains(.keepConsents))
        }
    }

    private func hasScreening(_ visit: Visit) -> Bool {
        [.watchCampaigns, .leadRooms, .readReports, .approveCampaigns, .enterAnswers].contains(where: visit.holds)
    }

    private func todayRail(_ visit: Visit) -> HTML {
        """
        <ul>\(if: visit.holds(.watchAlerts), link("/duty", Phrase("frame.duty"), visit))
        \(if: hasRoster(visit), link("/duty/roster", Phrase("frame.roster"), visit))</ul>
        """
    }

    private func wholeRail(_ visit: Visit) -> HTML {
        """
        <h2>\(say: "frame.whole")</h2><ul>\
        \(if: visit.holds(.seeAccounts), link("/people", Phrase("frame.people"), visit))
        \(if: visit.holds(.managePeople), link("/invitations", Phrase("frame.invitations"), visit))
        \(if: visit.holds(.keepStaffChecks), link("/staff-checks", Phrase("frame.staffChecks"), visit))
        \(if: looksAfterPlace(visit), link("/outbox", Phrase("frame.outbox"), visit))
        \(if: visit.holds(.seePlaces), link("/regions", Phrase("frame.regions"), visit))
        \(if: visit.holds(.seePlaces), link("/units", Phrase("frame.units"), visit))
        \(if: visit.holds(.seeRosters), link("/rosters", Phrase("frame.members"), visit))</ul>
        """
    }

    private func screeningRail(_ visit: Visit) -> HTML {
        """
        <h2>\(say: "frame.screening")</h2><ul>
        \(if: visit.holds(.watchCampaigns), link("/campaigns", Phrase("frame.campaigns"), visit))
        \(if: visit.holds(.leadRooms), link(visit.roomsPath, Phrase("frame.rooms"), visit))
        \(if: visit.holds(.readReports), link("/reports", Phrase("frame.reports"), visit))
        \(if: visit.holds(.approveCampaigns), link("/retention", Phrase("frame.retention"), visit))
        \(if: visit.holds(.answerRightsRequests), link("/rights", Phrase("frame.rights"), visit))
        \(if: visit.holds(.answerRightsRequests), link("/breaches", Phrase("frame.breaches"), visit))
        \(if: visit.holds(.answerRightsRequests), link("/recipients", Phrase("frame.recipients"), visit))
        \(if: visit.holds(.enterAnswers), link("/entry", Phrase("frame.entry"), visit))
        \(if: visit.holds(.enrolResidents), link("/door", Phrase("frame.door"), visit))</ul>

        """
    }

    private func schoolRail(_ visit: Visit) -> HTML {
        """
        <h2>\(say: "frame.school")</h2><ul>
        \(if: visit.holds(.seeSchoolWork), link("/lessons", Phrase("frame.lessons"), visit))
        \(if: visit.holds(.seeSchoolWork), link("/school-teachers", Phrase("frame.schoolTeachers"), visit))
        \(if: visit.holds(.holdClassMeetings), link("/class-meetings", Phrase("frame.classMeetings"), visit))</ul>

        """
    }

    private func scalesRail(_ visit: Visit) -> HTML {
        """
        <h2>\(say: "frame.scales")</h2><ul>\(link("/instruments", Phrase("frame.instruments"), visit))
        \(if: visit.holds(.loadInstruments), link("/licences", Phrase("frame.licences"), visit))</ul>
        """
    }

    private func link(_ path: String, _ name: Phrase, _ visit: Visit) -> HTML {
        let isHere = visit.path == path
        let isAbove = !isHere && (Self.inside[path] ?? ["\(path)/"]).contains { visit.path.hasPrefix($0) }
        let badge: HTML = switch path {
        case "/duty": Self.dutyBadge(waiting)
        case "/licences": Self.workBadge(licenceWork, Phrase("instruments.badge"))
        case "/messages": Self.workBadge(unread, Phrase("messages.badge"))
        default: .empty
        }
        return """
            <li><a href="\(path)"\(if: isHere, " aria-current=\"page\"")\(if: isAbove, " aria-current=\"true\"")>\
            \(say: name) \(badge)</a></li>
            """
    }

    /// Where the pages behind a link lie, if not below it.
    private static let inside = [
        "/duty": ["/alerts/"], "/duty/roster": ["/duty/"], "/reports": ["/reports/", "/norms"],
        "/rights": ["/rights/requests/", "/rights/members/"],
        "/protection": ["/protection/", "/disclosures"], "/door": ["/door/"],
    ]

    private static func workBadge(_ work: Int?, _ words: Phrase) -> HTML {
        guard let work, work > 0 else { return .empty }
        return """
            <span class="badge">\(work)<span class="visually-hidden"> \(say: words)</span></span>
            """
    }

    /// How many alerts wait. Also there when none does, because a live list exchanges it.
    static func dutyBadge(_ waiting: Int?) -> HTML {
        let count = waiting ?? 0
        // The count is marked, so that it goes on after an idle sign-off like the figures above the list.
        let words: HTML = """
            <span data-count="waiting">\(count)</span><span class="visually-hidden"> \(say: "warnings.badge")</span>
            """
        return "<span class=\"badge\" id=\"duty-badge\">\(if: count > 0, words)</span>"
    }

    private static func bar(_ visit: Visit) -> HTML {
        let post = visit.caller.posts.first
        let role = post.map { Phrase("accounts.role.\($0.role.rawValue)") } ?? Phrase("accounts.role.none")
        return """
            <header class="bar">
            <p class="place">\(visit.placePath)</p>
            <p class="who"><strong>\(visit.presence?.displayName ?? "")</strong><span>\(say: role)</span></p>
            <nav class="tools" aria-label="\(say: "frame.tools")">\(tools(visit))</nav>
            <form method="post" action="/sign-off">\(Form.token(visit))
            <button class="btn small plain">\(say: "frame.signOff")</button></form>
            <a class="help-now" href="/help">\(say: "frame.helpNow")</a>
            </header>
            """
    }
}

import Access
import Accounts
import Care
import Warnings

/// Who and where I am, what I may do here, and on which duty.
struct MePage {
    let me: WhoAmI.Outcome
    let places: PostPlaces
    let duty: [Region: Bool]
    let waiting: Int?

    static func find(_ me: WhoAmI.Outcome, _ visit: Visit) async throws -> MePage {
        let places = try await PostPlaces.find(for: me.posts.map { ($0.region, $0.unit) }, visit)
        let list = visit.holds(.watchAlerts) ? try await visit.perform(ListAlerts(mine: true)) : nil
        return MePage(me: me, places: places, duty: list?.duty ?? [:], waiting: list?.figures.waiting)
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.me.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(visit.presence?.displayName ?? me.account)</h1>
                <p>\(say: "accounts.me.lead")</p></div></div>
                <div class="split">
                <div>
                \(posts(visit))
                \(allowed)
                </div>
                <div>
                \(if: !duty.isEmpty, dutyCard(visit))
                \(account)
                \(signIn)
                </div>
                </div>
                """)
    }

    private func posts(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="posts"><h2 id="posts">\(say: "accounts.me.posts")</h2>
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "accounts.me.posts")</caption>
        <thead><tr><th scope="col">\(say: "accounts.people.role")</th>
        <th scope="col">\(say: "accounts.people.place")</th></tr></thead>
        <tbody>\(each: me.posts.map { row($0, visit) })</tbody></table></div></section>
        """
    }

    private func row(_ post: Post, _ visit: Visit) -> HTML {
        let place = places.name(of: post.region, unit: post.unit, visit)
        return """
            <tr><th scope="row">\(say: post.role.phrase)</th><td data-label="\(say: "accounts.people.place")">
            <span>\(place)</span></td></tr>
            """
    }

    private var allowed: HTML {
        let held = Permission.allCases.filter(me.permissions.contains)
        let lines: [HTML] = held.map { "<li>\(say: Phrase("accounts.permission.\($0.rawValue)"))</li>" }
        let seesNobody = !me.permissions.contains(.watchAlerts)
        return """
            <section class="card" aria-labelledby="may"><h2 id="may">\(say: "accounts.me.may")</h2>
            <ul class="facts-list">\(each: lines)</ul>
            \(if: seesNobody, "<p class=\"small\">\(say: "accounts.me.noScores")</p>")</section>
            """
    }

    private func dutyCard(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="duty"><h2 id="duty">\(say: "accounts.me.duty")</h2>
        \(DutyPosts(duty: duty).lines(visit))</section>
        """
    }

    private var account: HTML {
        """
        <section class="card" aria-labelledby="account"><h2 id="account">\(say: "accounts.own.title")</h2>
        <ul class="lines-list">
        <li><a href="/me/password">\(say: "accounts.own.password.title")</a></li>
        <li><a href="/me/second-factor">\(say: "accounts.own.secondFactor.title")</a></li>
        <li><a href="/me/recovery-codes">\(say: "accounts.own.recoveryCodes.title")</a></li>
        <li><a href="/me/devices">\(say: "accounts.devices.title")</a></li>
        <li><a href="/me/tokens">\(say: "accounts.tokens.title")</a></li>
        <li><a href="/me/deeds">\(say: "accounts.deeds.mine.title")</a></li>
        <li><a href="/me/account">\(say: "accounts.deeds.onMe.title")</a></li></ul></section>
        """
    }

    private var signIn: HTML {
        let term = Phrase(
            "accounts.me.untilIdle",
            ["minutes": "\(SignInTerm.idleMinutes)", "hours": "\(SignInTerm.longestHours)"])
        return """
        <section class="card" aria-labelledby="now"><h2 id="now">\(say: "accounts.me.signIn")</h2>
        <dl class="pairs"><dt>\(say: "accounts.signIn.account")</dt><dd>\(me.account)</dd>
        <dt>\(say: "accounts.me.until")</dt>
        <dd>\(say: term)</dd></dl></section>
        """
    }
}

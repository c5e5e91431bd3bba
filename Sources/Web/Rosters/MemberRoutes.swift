import Access
import Rosters

/// Rosters: who belongs to a school, a class, a unit; and the lists that bring them.
enum MemberRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.get("rosters", ListRosters.self) { found, visit in
            // Whoever has one school need not choose among schools.
            if found.units.count == 1, let only = found.units.first { return .go(visit.rosterPath(only.code)) }
            return .page(RostersPage(found: found).page(for: visit))
        }
        ImportDoors<MemberImport>(path: "rosters/import").add(to: &routes)
        routes.get("rosters/{unit}", ReadRoster.self) { found, visit in
            .page(MembersPage(found: found).page(for: visit))
        }
        routes.post("rosters/{unit}/add", AddMember.self, onProblem: MembersPage.again) { added, visit in
            .go("/rosters/members/\(added.member)")
        }
        routes.words("rosters/{unit}/add") { visit in .go(visit.rosterPath(visit.fields["unit"] ?? "")) }
        routes.post("rosters/find", FindMembers.self, onProblem: FoundMembersPage.again) { found, visit in
            .page(FoundMembersPage(found: found).page(for: visit))
        }
        // A name that was looked for stands in no address, so what was found has none either.
        routes.words("rosters/find") { _ in .go("/rosters") }
        members(&routes)
        return routes.list
    }()

    private static func members(_ routes: inout Routes) {
        let member = "rosters/members/{member}"
        routes.get(member, ReadMember.self) { found, visit in .page(MemberPage(member: found).page(for: visit)) }
        routes.post("\(member)/open", OpenMember.self, onProblem: MemberPage.again(step: "open")) { opened, visit in
            .page(try await MemberPage.again(visit, opened: opened.identity).page(for: visit))
        }
        routes.post("\(member)/change", ChangeMember.self, onProblem: MemberPage.again(step: "change")) { _, visit in
            .go(visit.memberPath)
        }
        routes.post("\(member)/gone", NoteMemberGone.self) { _, visit in .go(visit.memberPath) }
        routes.post("\(member)/back", TakeMemberBack.self, onProblem: MemberPage.again(step: "back")) { _, visit in
            .go(visit.memberPath)
        }
        for step in ["open", "change", "gone", "back"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(member)/\(step)") { visit in .go(visit.memberPath) }
        }
    }
}

extension Visit {
    func rosterPath(_ unit: String) -> String { "/rosters/\(Self.encoded(unit))" }

    /// The page of the member in the address.
    var memberPath: String { "/rosters/members/\(Self.encoded(fields["member"] ?? ""))" }
}

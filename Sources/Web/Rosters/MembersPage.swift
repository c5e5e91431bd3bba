import Access
import Care
import Rosters

/// A unit with its classes, or a class with its people, masked.
struct MembersPage {
    let found: ReadRoster.Outcome
    var failed: FailedUnitStep?

    /// The unit in the address once more, with what is wrong with the person who was to be added.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        let isForm = switch problem.kind {
        case .invalid, .conflict: true
        default: false
        }
        guard isForm else { return nil }
        let found = try await visit.perform(ReadRoster(unit: visit.fields["unit"] ?? ""))
        let failed = FailedUnitStep(step: "add", problem: problem, fields: visit.fields)
        return .page(
            MembersPage(found: found, failed: failed).page(for: visit), status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.unit.names)
        let whole = found.whole.map { visit.choose($0.names) }
        let title = Phrase("rosters.unit.title", ["name": [whole, name].compactMap { $0 }.joined(separator: " · ")])
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            main: """
                \(Form.faults(failed?.problem.phrase, field: failed?.fieldID ?? "add-name"))
                <div class="head"><div><h1>\(name)</h1><p>\(above(visit))\
                \(say: "rosters.count", ["count": "\(found.unit.members)"])</p></div>\(RosterActions.html(visit))</div>
                \(if: found.whole == nil, MemberFinder(fault: nil).html(visit))
                <div class="split"><div>\(classes(visit))\(people(visit))</div>\
                <div>\(if: visit.holds(.manageRosters), add(visit))</div></div>
                """)
    }

    private func above(_ visit: Visit) -> HTML {
        guard let whole = found.whole else { return .empty }
        return "<a href=\"\(visit.rosterPath(whole.code))\">\(visit.choose(whole.names))</a> · "
    }

    /// Each grade with its classes; departments below them.
    private func classes(_ visit: Visit) -> HTML {
        let direct = found.parts.filter { $0.parent == found.unit.code }
        let shelves: [HTML] = direct.compactMap { part in
            let inside = found.parts.filter { $0.parent == part.code }
            return inside.isEmpty ? nil : Self.shelf(part.code, visit.choose(part.names), inside, visit)
        }
        let single = direct.filter { part in !found.parts.contains { $0.parent == part.code } }
        let others = Self.shelf("others", visit.say(Phrase("rosters.departments")), single, visit)
        return "\(each: shelves)\(if: !single.isEmpty, others)"
    }

    private static func shelf(_ id: String, _ name: String, _ parts: [RosterUnit], _ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-\(id)"><h2 id="part-\(id)">\(name)</h2>
        <ul class="tally">\(each: parts.map { RosterLine(unit: $0).html(visit) })</ul></section>

        """
    }

    private func people(_ visit: Visit) -> HTML {
        let isClass = found.parts.isEmpty
        let none: HTML = "<p class=\"empty\">\(say: "rosters.nobody")</p>"
        guard !found.members.isEmpty else { return "\(if: isClass, none)\(goneLink(visit))" }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "rosters.people")</caption>
            <thead><tr><th scope="col">\(say: "rosters.column.name")</th>\
            <th scope="col">\(say: "rosters.column.kind")</th><th scope="col">\(say: "rosters.column.sex")</th>\
            <th scope="col">\(say: "rosters.column.month")</th></tr></thead>
            <tbody>\(each: found.members.map { MemberRow(card: $0).html })</tbody></table></div>
            \(next(visit))\(goneLink(visit))
            """
    }

    private func next(_ visit: Visit) -> HTML {
        guard let next = found.next else { return .empty }
        var query = ["after": next]
        if visit.fields["gone"] == "yes" { query["gone"] = "yes" }
        return """
            <p><a class="btn small quiet" href="\(visit.rosterPath(found.unit.code))?\(AddressQuery.text(query))">\
            \(say: "rosters.more")</a></p>
            """
    }

    private func goneLink(_ visit: Visit) -> HTML {
        let path = visit.rosterPath(found.unit.code)
        if visit.fields["gone"] == "yes" { return "<p><a href=\"\(path)\">\(say: "rosters.showHere")</a></p>" }
        guard found.gone > 0 else { return .empty }
        return """
            <p><a href="\(path)?gone=yes">\(say: "rosters.showGone", ["count": "\(found.gone)"])</a></p>
            """
    }

    private func add(_ visit: Visit) -> HTML {
        AddMemberForm(unit: found.unit, isSchool: !found.parts.isEmpty, failed: failed).html(visit)
    }
}

/// A member in a table.
struct MemberRow {
    let card: MemberCard
    var place: HTML = .empty

    var html: HTML {
        let gone: HTML = "<span class=\"sub\">\(say: "rosters.gone")</span>"
        return """
            <tr><th scope="row"><a href="/rosters/members/\(card.id.rawValue)">\(card.nameMask)</a>\
            \(if: card.leftAt != nil, gone)</th>\(place)\
            <td data-label="\(say: "rosters.column.kind")"><span>\(say: card.kind.phrase)</span></td>\
            <td data-label="\(say: "rosters.column.sex")"><span>\(say: card.sex.phrase)</span></td>\
            <td data-label="\(say: "rosters.column.month")"><span>\(card.bornMonth)</span></td></tr>

            """
    }
}

extension MemberKind {
    var phrase: Phrase { Phrase("rosters.kind.\(rawValue)") }
}

extension MemberSex? {
    var phrase: Phrase { Phrase("rosters.sex.\(self?.rawValue ?? "unknown")") }
}

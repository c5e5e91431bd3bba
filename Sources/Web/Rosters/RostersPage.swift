import Access
import Care
import Rosters

/// The units in reach with how many people belong to each.
struct RostersPage {
    let found: ListRosters.Outcome

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rosters.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "rosters.title")</h1><p>\(say: "rosters.lead")</p></div>\
                \(RosterActions.html(visit))</div>
                \(MemberFinder(fault: nil).html(visit))\(list(visit))
                """)
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.units.isEmpty else { return "<p class=\"empty\">\(say: "rosters.noUnits")</p>" }
        let more: HTML = found.next.map { next in
            """
            <p><a class="btn small quiet" href="/rosters?\(AddressQuery.text(["after": next]))">\
            \(say: "rosters.more")</a></p>
            """
        } ?? .empty
        return """
            <section class="card" aria-labelledby="units"><h2 id="units">\(say: "rosters.units")</h2>
            <ul class="tally">\(each: found.units.map { RosterLine(unit: $0).html(visit) })</ul></section>\(more)
            """
    }
}

/// A unit or a class in a list, with its number of people.
struct RosterLine {
    let unit: RosterUnit

    func html(_ visit: Visit) -> HTML {
        """
        <li><a href="\(visit.rosterPath(unit.code))">\(visit.choose(unit.names))</a> \
        <span class="count">\(say: "rosters.count", ["count": "\(unit.members)"])</span></li>

        """
    }
}

/// What whoever keeps rosters can begin from any page of them.
enum RosterActions {
    static func html(_ visit: Visit) -> HTML {
        guard visit.holds(.manageRosters) else { return .empty }
        return """
            <div class="actions"><a class="btn small" href="/rosters/import">\
            \(say: "imports.kind.members.title")</a></div>
            """
    }
}

/// Looking for somebody. A form that is sent and no address, because a name does not belong into one.
struct MemberFinder {
    let fault: Phrase?

    func html(_ visit: Visit) -> HTML {
        let field = FieldFault(fault, id: "text", hint: "text-hint")
        return """
            <form class="card inline-form finder" method="post" action="/rosters/find" role="search">
            \(Form.token(visit))
            <div class="field"><label for="text">\(say: "rosters.find.label")</label>
            <span class="hint" id="text-hint">\(say: "rosters.find.hint")</span>
            <input type="search" id="text" name="text" value="\(visit.fields["text"] ?? "")" required\
             autocomplete="off"\
             maxlength="\(RosterError.longestName)"\(field.attributes)>\(field.words)</div>
            <button class="btn small quiet">\(say: "rosters.find.do")</button></form>

            """
    }
}

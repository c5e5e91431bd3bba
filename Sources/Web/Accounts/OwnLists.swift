import Access
import Accounts
import Care

/// Where I am signed in.
struct DevicesPage {
    let devices: [ListOwnSignIns.Device]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let devices = try await visit.perform(ListOwnSignIns(token: visit.signInToken))
        return .page(DevicesPage(devices: devices, waiting: try await visit.waitingAlerts()).page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.devices.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.devices.title")</h1>
                <p>\(say: "accounts.devices.lead")</p></div></div>
                <div class="sheet cards"><table>
                <caption class="visually-hidden">\(say: "accounts.devices.title")</caption>
                <thead><tr><th scope="col">\(say: "accounts.devices.device")</th>
                <th scope="col">\(say: "accounts.devices.since")</th>
                <th scope="col">\(say: "accounts.devices.seen")</th>
                <th scope="col">\(say: "accounts.devices.end")</th></tr></thead>
                <tbody>\(each: devices.map { row($0, visit) })</tbody></table></div>
                <form method="post" action="/me/devices/all">\(Form.token(visit))
                <button class="btn danger">\(say: "accounts.devices.all")</button></form>
                <p><a href="/me">\(say: "accounts.own.back")</a></p>
                """)
    }

    private func row(_ device: ListOwnSignIns.Device, _ visit: Visit) -> HTML {
        let name = device.device ?? visit.say(Phrase("accounts.devices.unknown"))
        return """
            <tr><th scope="row">\(name)</th>
            <td data-label="\(say: "accounts.devices.since")"><span>\(visit.when(device.since))</span></td>
            <td data-label="\(say: "accounts.devices.seen")"><span>\(visit.when(device.seenAt))</span></td>
            <td data-label="\(say: "accounts.devices.end")">\(device.isThis
                ? "<span class=\"state\">\(say: "accounts.devices.this")</span>" : end(device, name, visit))</td></tr>

            """
    }

    private func end(_ device: ListOwnSignIns.Device, _ name: String, _ visit: Visit) -> HTML {
        """
        <form method="post" action="/me/devices/end">\(Form.token(visit))\(Form.hidden("signIn", device.id.rawValue))
        <button class="btn small plain">\(say: "accounts.devices.end")<span class="visually-hidden"> \(name),
        \(visit.when(device.since))</span></button></form>
        """
    }
}

/// What I did, or what was done to my account, page by page.
struct DeedsPage {
    enum Kind: String { case mine, onMe }

    let kind: Kind
    let deeds: [Deed]
    let waiting: Int?

    func page(for visit: Visit) -> Page {
        let title = Phrase("accounts.deeds.\(kind.rawValue).title")
        let path = kind == .mine ? "/me/deeds" : "/me/account"
        let older: HTML = """
            <div class="actions"><a class="btn plain" href="\(path)?before=\(deeds.last?.id ?? "")">\
            \(say: "accounts.deeds.older")</a></div>
            """
        return Page(
            title: title, frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: Phrase("accounts.deeds.\(kind.rawValue).lead"))</p></div></div>
                <section class="card">\(DeedList(deeds: deeds, showsWho: kind == .onMe).html(visit))</section>
                \(if: deeds.count == 30, older)
                <p><a href="/me">\(say: "accounts.own.back")</a></p>
                """)
    }
}

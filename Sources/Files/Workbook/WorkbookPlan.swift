/// Which sheets a workbook has, and whether it counts days from 1904, as those from old Macs do.
final class WorkbookPlan: PartReader {
    private(set) var sheets: [(name: String, relation: String)] = []
    private(set) var countsFrom1904 = false

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet" where attributes["state"] == nil || attributes["state"] == "visible":
            guard let name = attributes["name"],
                let relation = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
            else { return refuse(.workbook(.broken)) }
            sheets.append((name, relation))
        default: break
        }
    }
}

/// In which part each sheet lies.
final class WorkbookRelations: PartReader {
    private var targets: [String: String] = [:]

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
    }

    func part(_ relation: String) -> String? { targets[relation] }
}

/// The texts that cells point at. A reading aid above a text is not part of it.
final class SharedTexts: PartReader {
    private(set) var texts: [String] = []
    private var whole = ""
    private var isAid = false

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "si": whole = ""
        case "rPh": isAid = true
        case "t": gathersText = !isAid
        default: break
        }
    }

    override func end(_ element: Substring) {
        switch element {
        case "t":
            if gathersText { whole += text }
            gathersText = false
        case "rPh": isAid = false
        case "si": texts.append(whole)
        default: break
        }
    }
}

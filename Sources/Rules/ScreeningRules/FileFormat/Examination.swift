public import Foundation

extension Questionnaire {
    /// Everything that is wrong with a file, as far as one fault does not hide another: whoever has brought it mends
    /// it at once, and not fault by fault.
    ///
    /// The head comes first: without it nothing else can be read. Then all parts, each by itself; and where all of
    /// them can be read, what they are together.
    /// - Returns: none when the scale can be used.
    public static func faults(in data: Data) -> [QuestionnaireFault] {
        var examination = Examination()
        guard let root = examination.note({ () throws(QuestionnaireFault) in try Element(reading: data) }) else {
            return examination.faults
        }
        examination.lookAtHead(root)
        if examination.faults.isEmpty { examination.lookAtParts(root) }
        if examination.faults.isEmpty {
            _ = examination.note { () throws(QuestionnaireFault) in try Questionnaire(fhir: data) }
        }
        return examination.faults
    }
}

/// Reads on after a fault, and keeps all of them.
private struct Examination {
    private(set) var faults: [QuestionnaireFault] = []

    mutating func note<Found>(_ read: () throws(QuestionnaireFault) -> Found) -> Found? {
        do throws(QuestionnaireFault) {
            return try read()
        } catch {
            if !faults.contains(error) { faults.append(error) }
            return nil
        }
    }

    mutating func lookAtHead(_ root: Element) {
        guard note({ () throws(QuestionnaireFault) in try root.checkKind(status: "active") }) != nil else { return }
        _ = note { () throws(QuestionnaireFault) in try root.refuseUnknownExtensions() }
        _ = note { () throws(QuestionnaireFault) in try root.baseLanguage() }
        _ = note { () throws(QuestionnaireFault) in try root.slug() }
        _ = note { () throws(QuestionnaireFault) in try root.version() }
    }

    mutating func lookAtParts(_ root: Element) {
        let read = note { () throws(QuestionnaireFault) in try QuestionnaireFile(root: root, status: "active") }
        guard let file = read else { return }
        lookAtEntries(of: file)
        let entries = file.extensions.all(ExtensionURL.ours("scale")).compactMap { element in
            note { () throws(QuestionnaireFault) in try element.scale(base: file.base) }
        }
        let counted = Set(
            entries.flatMap { entry in note { () throws(QuestionnaireFault) in try entry.linkIds() } ?? [] })
        let items = lookAtItems(of: file, counted)
        // A scale that counts an item which could not be read has no fault of its own.
        guard faults.isEmpty else { return }
        let known = Dictionary(items.map { ($0.linkId, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in entries { _ = note { () throws(QuestionnaireFault) in try entry.scale(over: known) } }
        for flag in file.extensions.all(ExtensionURL.ours("red-flag")) {
            _ = note { () throws(QuestionnaireFault) in try flag.redFlagRule(items: known) }
        }
    }

    private mutating func lookAtEntries(of file: QuestionnaireFile) {
        let base = file.base
        for key in ["title", "purpose"] {
            _ = note { () throws(QuestionnaireFault) in try file.root.wording(key, base: base) }
        }
        for name in ["stem", "time-frame"] {
            _ = note { () throws(QuestionnaireFault) in try file.one(name).wording(base: base) }
        }
        _ = note { () throws(QuestionnaireFault) in try file.one("topic").child("valueCode").choice(Topic.self) }
        _ = note { () throws(QuestionnaireFault) in try file.one("age-gate").ageGate() }
        _ = note { () throws(QuestionnaireFault) in try file.retestDays() }
        _ = note { () throws(QuestionnaireFault) in try file.one("licence").licence(base: base) }
        _ = note { () throws(QuestionnaireFault) in try file.sources() }
    }

    private mutating func lookAtItems(of file: QuestionnaireFile, _ counted: Set<String>) -> [QuestionnaireItem] {
        var items: [QuestionnaireItem] = []
        let elements = note { () throws(QuestionnaireFault) in try file.root.list("item") } ?? []
        for element in elements {
            let read = note { () throws(QuestionnaireFault) in
                try element.item(base: file.base, slug: file.slug, scored: counted)
            }
            guard let item = read else { continue }
            _ = note { () throws(QuestionnaireFault) in try element.check(item.branch, after: items) }
            items.append(item)
        }
        return items
    }
}

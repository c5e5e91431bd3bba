import Care
import Foundation

/// A file whose head is in order, ready to be read in parts.
struct QuestionnaireFile {
    let root: Element
    let extensions: Extensions
    /// The language of the texts that are not translations.
    let base: Language
    let slug: String

    init(_ data: Data, status: String) throws(QuestionnaireFault) {
        try self.init(root: Element(reading: data), status: status)
    }

    init(root: Element, status: String) throws(QuestionnaireFault) {
        self.root = root
        try root.checkKind(status: status)
        try root.refuseUnknownExtensions()
        extensions = try Extensions(of: root, allowing: Set(ExtensionURL.ofQuestionnaire))
        base = try root.baseLanguage()
        slug = try root.slug()
    }

    func one(_ name: String) throws(QuestionnaireFault) -> Element {
        try extensions.one(ExtensionURL.ours(name))
    }

    func maybe(_ name: String) throws(QuestionnaireFault) -> Element? {
        try extensions.maybe(ExtensionURL.ours(name))
    }

    func all<Entry>(
        _ name: String, _ read: (Element) throws(QuestionnaireFault) -> Entry
    ) throws(QuestionnaireFault) -> [Entry] {
        try extensions.all(ExtensionURL.ours(name)).map(read)
    }
}

extension QuestionnaireFile {
    /// The scales as declared, not yet held against the items.
    func scaleEntries() throws(QuestionnaireFault) -> [ScaleEntry] {
        let entries = try all("scale") { (entry) throws(QuestionnaireFault) in try entry.scale(base: base) }
        var seen: Set<String> = []
        for entry in entries where !seen.insert(entry.id).inserted {
            throw entry.element.fault(.duplicate, "a second scale \(entry.id)", facts: entry.id)
        }
        return entries
    }

    func items(countedBy entries: [ScaleEntry]) throws(QuestionnaireFault) -> [QuestionnaireItem] {
        var counted: Set<String> = []
        for entry in entries { counted.formUnion(try entry.linkIds()) }
        var items: [QuestionnaireItem] = []
        for element in try root.list("item") {
            let item = try element.item(base: base, slug: slug, scored: counted)
            if items.contains(where: { $0.linkId == item.linkId }) {
                throw element.fault(.duplicate, "a second item \(item.linkId)", facts: item.linkId)
            }
            try element.check(item.branch, after: items)
            items.append(item)
        }
        return items
    }

    func sources() throws(QuestionnaireFault) -> [String] {
        let sources = try all("source") { (entry) throws(QuestionnaireFault) in
            try entry.child("valueString").string()
        }
        guard !sources.isEmpty else { throw root.fault(.missing, "no source is named") }
        return sources
    }

    func retestDays() throws(QuestionnaireFault) -> Int {
        let days = try one("retest-days").child("valueInteger")
        guard try days.integer() >= 0 else { throw days.malformed("0 days or more") }
        return try days.integer()
    }
}

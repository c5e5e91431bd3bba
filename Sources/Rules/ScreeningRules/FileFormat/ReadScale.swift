import Care

extension Element {
    /// A scale as the file declares it; `CheckScale` holds it against the items afterwards.
    func scale(base: Language) throws(QuestionnaireFault) -> ScaleEntry {
        let parts = try Extensions(
            of: self,
            allowing: [
                "id", "title", "kind", "code", "item", "reverse", "weight-at-least", "multiplier", "minimum", "maximum",
                "direction", "missing", "positive", "band", "alternative",
            ])
        var entry = try ScaleEntry(self, parts, base: base)
        for item in parts.all("item") { entry.items.append(try item.child("valueString")) }
        for item in parts.all("reverse") { entry.reverse.append(try item.child("valueString")) }
        entry.bands = try parts.bands(base: base, decimals: entry.kind.decimals)
        for element in parts.all("alternative") {
            entry.alternatives.append(try element.alternative(base: base, of: entry.kind))
        }
        return entry
    }

    fileprivate func missingRule() throws(QuestionnaireFault) -> MissingEntry {
        let parts = try Extensions(of: self, allowing: ["allowed", "answered-percent", "method", "source"])
        let method = try parts.one("method").child("valueCode")
        let source = try parts.string("source")
        if let percent = try parts.maybeInteger("answered-percent") {
            guard (1...100).contains(percent), try parts.maybe("allowed") == nil, try method.string() == "prorate"
            else { throw malformed("a share from 1 to 100 percent, without a number beside it, that prorates") }
            return MissingEntry(allowed: nil, percent: percent, source: source)
        }
        let allowed = try parts.integer("allowed")
        guard allowed >= 0, try method.string() == (allowed == 0 ? "none" : "prorate") else {
            throw method.malformed("none for 0 missing answers or prorate for more")
        }
        return MissingEntry(allowed: allowed, percent: nil, source: source)
    }

    fileprivate func multiplier() throws(QuestionnaireFault) -> Multiplier {
        if let whole = maybe("valueInteger") { return Multiplier(hundredths: 100 * (try whole.integer())) }
        return Multiplier(hundredths: try child("valueDecimal").points(decimals: 2))
    }
}

/// How many answers may be missing, before the number of items is known.
struct MissingEntry {
    let allowed: Int?
    let percent: Int?
    let source: String

    /// A share is rounded in favour of the answers that must be there.
    func rule(for items: Int) -> MissingRule {
        let needed = percent.map { (items * $0 + 99) / 100 }
        return MissingRule(allowed: allowed ?? items - (needed ?? items), answeredPercent: percent, source: source)
    }
}

/// A scale before it was held against the items.
struct ScaleEntry {
    let element: Element
    let id: String
    let title: Wording?
    let kind: Scale.Kind
    let direction: Scale.Direction
    let weightAtLeast: Int?
    let multiplier: Multiplier
    let minimum: Int
    let maximum: Int
    let missing: MissingEntry
    let loincCode: String?
    let cutOff: CutOff?
    var items: [Element] = []
    var reverse: [Element] = []
    var bands: [BandEntry] = []
    var alternatives: [AlternativeEntry] = []

    fileprivate init(_ element: Element, _ parts: Extensions, base: Language) throws(QuestionnaireFault) {
        self.element = element
        id = try parts.one("id").child("valueId").string()
        title = try parts.maybe("title")?.wording(base: base)
        kind = try parts.choice("kind", Scale.Kind.self)
        direction = try parts.choice("direction", Scale.Direction.self)
        weightAtLeast = try parts.maybeInteger("weight-at-least")
        multiplier = try parts.maybe("multiplier")?.multiplier() ?? .one
        minimum = try parts.points("minimum", decimals: kind.decimals)
        maximum = try parts.points("maximum", decimals: kind.decimals)
        missing = try parts.one("missing").missingRule()
        loincCode = try parts.maybe("code")?.child("valueCoding").child("code").string()
        cutOff = try parts.maybe("positive")?.cutOff(decimals: kind.decimals)
    }
}

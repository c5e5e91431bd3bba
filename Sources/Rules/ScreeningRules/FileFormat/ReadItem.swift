import Care

extension Element {
    /// One item, counted by a scale or not.
    func item(base: Language, slug: String, scored: Set<String>) throws(QuestionnaireFault) -> QuestionnaireItem {
        try refuseWhatWouldBeLost()
        let linkId = try child("linkId").string()
        try checkName(linkId, slug: slug)
        let isScored = scored.contains(linkId)
        let options = try answerOptions(base: base, isScored: isScored)
        return QuestionnaireItem(
            linkId: linkId, text: try wording("text", base: base), options: options, isScored: isScored,
            isRequired: try maybe("required")?.flag() ?? false, branch: try branch(),
            optionPlaces: Dictionary(uniqueKeysWithValues: options.enumerated().map { ($0.element.code, $0.offset) }))
    }

    private func answerOptions(base: Language, isScored: Bool) throws(QuestionnaireFault) -> [AnswerOption] {
        var options: [AnswerOption] = []
        for element in try list("answerOption") {
            let option = try element.answerOption(base: base, isScored: isScored)
            if options.contains(where: { $0.code == option.code }) {
                throw element.fault(.duplicate, "\(option.code) is offered twice", facts: option.code)
            }
            options.append(option)
        }
        guard options.count > 1 else { throw fault(.missing, "offers fewer than two answers") }
        return options
    }

    /// What FHIR allows and this platform would silently get wrong.
    private func refuseWhatWouldBeLost() throws(QuestionnaireFault) {
        for key in ["item", "answerValueSet", "initial", "modifierExtension"] {
            if let element = maybe(key) { throw element.fault(.unsupported, "is not supported in a scale") }
        }
        let type = try child("type")
        guard try type.string() == "choice" else { throw type.fault(.unsupported, "only items of type choice") }
        if let repeats = maybe("repeats"), try repeats.flag() {
            throw repeats.fault(.unsupported, "only one answer an item")
        }
        _ = try Extensions(of: self, allowing: [])
    }

    /// An item bears its LOINC code, else the scale's name and a number, so that answers mean the same elsewhere.
    private func checkName(_ linkId: String, slug: String) throws(QuestionnaireFault) {
        var codes: [String] = []
        for coding in try list("code") where try coding.child("system").string() == "http://loinc.org" {
            codes.append(try coding.child("code").string())
        }
        guard codes.contains(linkId) || linkId.hasPrefix("\(slug).") else {
            throw try child("linkId").fault(
                .malformed, "is neither the item's LOINC code nor \(slug).<number>", facts: "\(slug).1")
        }
    }

    private func answerOption(base: Language, isScored: Bool) throws(QuestionnaireFault) -> AnswerOption {
        let extensions = try Extensions(of: self, allowing: [ExtensionURL.ordinalValue])
        var weight: Int?
        if let ordinal = try extensions.maybe(ExtensionURL.ordinalValue) {
            weight = try ordinal.child("valueDecimal").integer()
        }
        if isScored, weight == nil { throw fault(.optionWithoutWeight, "has no ordinalValue, but its item is counted") }
        let coding = try child("valueCoding")
        return AnswerOption(
            system: try coding.child("system").string(), code: try coding.child("code").string(), weight: weight,
            text: try coding.wording("display", base: base))
    }
}

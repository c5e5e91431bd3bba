import ScreeningRules

extension SentResponse {
    /// The answers, held against the scale. Every fault is told, not only the first.
    /// - Throws: `ResponseFaults`.
    func answers(to scale: Questionnaire) throws -> Answers {
        var answers = Answers()
        var faults: [ResponseFaults.Fault] = []
        var seen: Set<String> = []
        for item in items {
            if let fault = item.fault(in: scale, isRepeated: !seen.insert(item.linkId).inserted) {
                faults.append(fault)
            } else {
                answers[item.linkId] = item.choices.first?.code
            }
        }
        if let found = ResponseFaults(faults) { throw found }
        return answers
    }
}

extension SentResponse.Item {
    fileprivate func fault(in scale: Questionnaire, isRepeated: Bool) -> ResponseFaults.Fault? {
        guard let known = scale.item(linkId) else {
            return .init(reason: .unknownItem, element: "\(place).linkId", value: linkId)
        }
        guard !isRepeated else { return .init(reason: .answeredTwice, element: "\(place).linkId", value: linkId) }
        for choice in choices {
            guard let code = choice.code, let option = known.option(code), option.system == choice.system else {
                let value = [choice.system, choice.code].compactMap { $0 }.joined(separator: "|")
                return .init(reason: .unknownOption, element: "\(choice.place).valueCoding", value: value)
            }
        }
        guard choices.count < 2 else {
            return .init(reason: .answeredTwice, element: choices[1].place, value: linkId)
        }
        return nil
    }
}

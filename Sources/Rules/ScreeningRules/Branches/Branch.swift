/// After which answers an item is asked.
public struct Branch: Hashable, Sendable {
    public enum Behaviour: String, Sendable, CaseIterable {
        case any, all
    }

    /// One answer to an earlier item.
    public struct Condition: Hashable, Sendable {
        public let linkId: String
        public let option: String
    }

    public let behaviour: Behaviour
    public let conditions: [Condition]

    func isOpen(_ answers: Answers, asked: Set<String>) -> Bool {
        let holds = { (condition: Condition) in
            asked.contains(condition.linkId) && answers[condition.linkId] == condition.option
        }
        return switch behaviour {
        case .any: conditions.contains(where: holds)
        case .all: conditions.allSatisfy(holds)
        }
    }
}

extension Questionnaire {
    /// The items to be asked, given what was answered so far; the others are closed by their branches.
    public func asked(after answers: Answers) -> [QuestionnaireItem] {
        guard hasBranches else { return items }
        let asked = askedNames(after: answers)
        return items.filter { asked.contains($0.linkId) }
    }

    /// An answer behind a branch that was closed again opens nothing: one walk in the order of the file is enough,
    /// because a branch only ever looks back.
    func askedNames(after answers: Answers) -> Set<String> {
        var asked: Set<String> = []
        for item in items where item.branch?.isOpen(answers, asked: asked) ?? true { asked.insert(item.linkId) }
        return asked
    }
}

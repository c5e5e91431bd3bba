/// When an item is asked, in FHIR's own words.
extension Element {
    func branch() throws(QuestionnaireFault) -> Branch? {
        guard maybe("enableWhen") != nil else {
            if let behaviour = maybe("enableBehavior") { throw behaviour.fault(.badBranch, "has nothing to join") }
            return nil
        }
        var conditions: [Branch.Condition] = []
        for element in try list("enableWhen") { conditions.append(try element.branchCondition()) }
        guard !conditions.isEmpty else { throw try child("enableWhen").fault(.badBranch, "names no condition") }
        let behaviour = try maybe("enableBehavior")?.choice(Branch.Behaviour.self)
        guard let behaviour = behaviour ?? (conditions.count == 1 ? .all : nil) else {
            throw fault(.badBranch, "has several conditions and does not say whether any or all must hold")
        }
        return Branch(behaviour: behaviour, conditions: conditions)
    }

    private func branchCondition() throws(QuestionnaireFault) -> Branch.Condition {
        let comparison = try child("operator")
        guard try comparison.string() == "=" else { throw comparison.fault(.unsupported, "only = is understood") }
        return Branch.Condition(
            linkId: try child("question").string(), option: try child("answerCoding").child("code").string())
    }

    /// A branch looks back only, so that one walk through the items decides it and no loop can be.
    /// - Parameter earlier: the items that stand before this one.
    func check(_ branch: Branch?, after earlier: [QuestionnaireItem]) throws(QuestionnaireFault) {
        guard let branch else { return }
        for (place, condition) in branch.conditions.enumerated() {
            let question = try list("enableWhen")[place].child("question")
            guard let item = earlier.first(where: { $0.linkId == condition.linkId }) else {
                throw question.fault(
                    .badBranch, "\(condition.linkId) does not stand before this item; that is a loop",
                    facts: condition.linkId)
            }
            guard item.option(condition.option) != nil else {
                throw question.fault(
                    .badBranch, "\(condition.linkId) has no answer \(condition.option)",
                    facts: "\(condition.linkId) = \(condition.option)")
            }
        }
    }
}

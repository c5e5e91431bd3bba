extension Questionnaire {
    /// Whether answers can show that somebody has to talk with a person: a red flag, a positive screening, or a band
    /// that gives concern. A survey of what people know has none of them.
    ///
    /// Errs on the careful side: one border for some people only is enough.
    public var canFind: Bool {
        !redFlagRules.isEmpty || !positiveRules.isEmpty || scoring.hasCutOff || isOfConcern
    }

    private var isOfConcern: Bool {
        let all = [bands] + scoring.alternatives.compactMap(\.bands)
        return all.contains { $0.all.contains { $0.concern > .low } }
    }
}

extension Scale {
    fileprivate var hasCutOff: Bool { cutOff != nil || alternatives.contains { $0.cutOff != nil } }
}

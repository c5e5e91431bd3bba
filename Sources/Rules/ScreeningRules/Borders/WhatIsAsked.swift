extension Questionnaire {
    /// Whether women and men have borders of their own on this scale. Only then a person is asked.
    public var asksForSex: Bool {
        ([scoring] + subscales).contains { scale in scale.alternatives.contains { $0.audience.sex != nil } }
    }

    /// The bands of the total that a score was held against: those of an alternative, or the scale's own.
    public func bands(drawnBy alternative: String?) -> Bands {
        guard let alternative, let drawn = scoring.alternatives.first(where: { $0.id == alternative }),
            drawn.judgedBy == .points
        else { return bands }
        return drawn.bands ?? bands
    }

    /// The band of a code, as an alternative or the scale itself drew it.
    public func band(_ code: String, drawnBy alternative: String?) -> Band? {
        let drawn = scoring.alternatives.first { $0.id == alternative }?.bands ?? bands
        return drawn.all.first { $0.code == code } ?? bands.all.first { $0.code == code }
    }
}

import Care

/// A person's own places with a duty: to take it, or to leave it.
struct DutyPosts {
    let duty: [Region: Bool]

    /// Above the duty list: loud as long as one is not on duty anywhere.
    func note(_ visit: Visit) -> HTML {
        guard !duty.isEmpty else { return .empty }
        let isOnDuty = duty.values.contains(true)
        return "<div class=\"note\(if: !isOnDuty, " warn") no-print\">\(lines(visit))</div>"
    }

    func lines(_ visit: Visit) -> HTML {
        "\(each: duty.sorted { $0.key < $1.key }.map { line($0, isOnDuty: $1, visit) })"
    }

    private func line(_ region: Region, isOnDuty: Bool, _ visit: Visit) -> HTML {
        let place = ["place": visit.placeName(region)]
        let words = isOnDuty ? Phrase("warnings.post.on", place) : Phrase("warnings.post.off", place)
        let act = isOnDuty ? Phrase("warnings.post.leave", place) : Phrase("warnings.post.take", place)
        return """
            <form class="inline-form" method="post"
            action="/duty/\(isOnDuty ? "leave" : "take")">\(Form.token(visit))\(Form.hidden("region", region.code))
            <p class="field">\(say: words)</p>
            <button class="btn small\(if: isOnDuty, " plain")">\(say: act)</button></form>
            """
    }
}

public import CampaignRules
import Care
import Foundation

/// The parts of a plan as a form or a program sends them; each is checked before anything of it is kept.
extension ChangeCampaign {
    /// What it is called, what it is for, and on what ground.
    public struct Aims: Codable, Sendable, Equatable {
        public var title: String
        public var titleEn: String
        public var purpose: String
        public var basis: LegalBasis?

        public init(title: String, titleEn: String, purpose: String, basis: LegalBasis?) {
            self.title = title
            self.titleEn = titleEn
            self.purpose = purpose
            self.basis = basis
        }

        func checked() throws(CampaignProblem) -> Aims {
            let title = try PlanText.line(title, "aims.title")
            return Aims(
                title: title, titleEn: try PlanText.line(titleEn, "aims.titleEn", or: title),
                purpose: try PlanText.words(purpose, "aims.purpose"), basis: basis)
        }
    }

    /// Whom it is for. A form ticks what takes part, so these are words and yes.
    public struct Who: Codable, Sendable, Equatable {
        public var units: [String: Bool]?
        /// All units of the template's kinds, without ticking each.
        public var allUnits: Bool?
        public var entryYears: [String: Bool]?
        /// Codes of classes or departments of the units that take part; none ticked for all of them, and nothing sent
        /// leaves them as they are, but for those of a unit that takes part no more.
        public var parts: [String: Bool]?
        public var youngest: String?
        public var oldest: String?
        public var sampleMethod: SampleMethod?
        public var sampleSize: String?
        public var sampleSeed: String?

        public init(
            units: [String: Bool]? = nil, allUnits: Bool? = nil, entryYears: [String: Bool]? = nil,
            parts: [String: Bool]? = nil, youngest: String? = nil, oldest: String? = nil,
            sampleMethod: SampleMethod? = nil, sampleSize: String? = nil, sampleSeed: String? = nil
        ) {
            self.units = units
            self.allUnits = allUnits
            self.entryYears = entryYears
            self.parts = parts
            self.youngest = youngest
            self.oldest = oldest
            self.sampleMethod = sampleMethod
            self.sampleSize = sampleSize
            self.sampleSeed = sampleSeed
        }

        func checked(after audience: CampaignAudience) throws(CampaignProblem) -> CampaignAudience {
            var changed = audience
            changed.entryYears = (entryYears ?? [:]).filter(\.value).compactMap { Int($0.key) }.sorted()
            changed.youngest = try PlanText.age(youngest, "who.youngest")
            changed.oldest = try PlanText.age(oldest, "who.oldest")
            if let youngest = changed.youngest, let oldest = changed.oldest, oldest < youngest {
                throw .badAge(field: "who.oldest")
            }
            changed.sample = try sample(after: audience.sample)
            return changed
        }

        private func sample(after known: SamplePlan?) throws(CampaignProblem) -> SamplePlan? {
            guard let sampleMethod else { return nil }
            guard let size = try PlanText.number(sampleSize, "who.sampleSize", in: 1...1_000_000) else {
                throw .missing(field: "who.sampleSize")
            }
            let seed = try PlanText.number(sampleSeed, "who.sampleSeed", in: 0...Int(Int32.max)) ?? known?.seed
            guard let seed else { throw .missing(field: "who.sampleSeed") }
            return SamplePlan(method: sampleMethod, size: size, seed: seed)
        }
    }

    /// With what it asks: the place of each scale, and the ages that it is given to, by the scale's short name.
    public struct Battery: Codable, Sendable, Equatable {
        /// `1` for the first; empty for a scale that is not part of it.
        public var order: [String: String]
        public var youngest: [String: String]?
        public var oldest: [String: String]?

        public init(order: [String: String], youngest: [String: String]? = nil, oldest: [String: String]? = nil) {
            self.order = order
            self.youngest = youngest
            self.oldest = oldest
        }

        func checked(facts: (String) throws -> ScaleFacts?) throws -> [PlannedScale] {
            var found: [(place: Int, scale: PlannedScale)] = []
            for (slug, place) in order.sorted(by: { $0.key < $1.key }) {
                guard let place = try PlanText.number(place, "battery.order.\(slug)", in: 1...99) else { continue }
                guard let gate = try facts(slug) else { throw CampaignProblem.badScale(field: "battery.order.\(slug)") }
                let scale = PlannedScale(
                    questionnaire: slug,
                    youngest: try PlanText.age(youngest?[slug], "battery.youngest.\(slug)") ?? gate.youngest,
                    oldest: try PlanText.age(oldest?[slug], "battery.oldest.\(slug)") ?? gate.oldest)
                guard gate.allows(scale) else { throw CampaignProblem.badAge(field: "battery.youngest.\(slug)") }
                found.append((place, scale))
            }
            return found.sorted { ($0.place, $0.scale.questionnaire) < ($1.place, $1.scale.questionnaire) }.map(\.scale)
        }
    }

    /// From when until when, in which languages, how long answers stay with a name.
    public struct Window: Codable, Sendable, Equatable {
        public var firstDay: String
        public var opens: String
        public var lastDay: String
        public var closes: String
        public var languages: [String: Bool]
        public var retentionDays: String
        /// From 14 to 17, whether the guardian is asked besides.
        public var asksGuardianFrom14: Bool?

        public init(
            firstDay: String, opens: String, lastDay: String, closes: String, languages: [String: Bool],
            retentionDays: String, asksGuardianFrom14: Bool?
        ) {
            self.firstDay = firstDay
            self.opens = opens
            self.lastDay = lastDay
            self.closes = closes
            self.languages = languages
            self.retentionDays = retentionDays
            self.asksGuardianFrom14 = asksGuardianFrom14
        }

        struct Checked {
            let opensAt: Moment
            let closesAt: Moment
            let languages: [Language]
            let retentionDays: Int
        }

        /// Answers without a red flag stay with a name for three years at most. Source: rulebook H.8.
        static let longestRetention = 1_095

        func checked() throws(CampaignProblem) -> Checked {
            let opensAt = try PlanText.moment(firstDay, opens, "window.firstDay", "window.opens")
            let closesAt = try PlanText.moment(lastDay, closes, "window.lastDay", "window.closes")
            guard opensAt < closesAt else { throw .endsBeforeItBegins }
            let range = 1...Self.longestRetention
            guard let days = try PlanText.number(retentionDays, "window.retentionDays", in: range) else {
                throw .missing(field: "window.retentionDays")
            }
            return Checked(
                opensAt: opensAt, closesAt: closesAt,
                languages: Language.allCases.filter { languages[$0.rawValue] == true }, retentionDays: days)
        }
    }

    /// Who sees what: `score-psychologyTeacher` to yes.
    public struct Sights: Codable, Sendable, Equatable {
        public var shown: [String: Bool]?

        public init(shown: [String: Bool]?) {
            self.shown = shown
        }

        func checked(for kind: AudienceKind) throws(CampaignProblem) -> Visibility {
            let codes = (shown ?? [:]).filter(\.value).keys
            let sights = codes.compactMap(Visibility.Sight.init(code:))
            let visibility = Visibility(Set(sights))
            guard sights.count == codes.count, visibility.tooWide(for: kind).isEmpty else { throw .seenTooWidely }
            return visibility
        }
    }
}

extension PrivacyRecord {
    func checked() throws(CampaignProblem) -> PrivacyRecord {
        let record = PrivacyRecord(
            purpose: try PlanText.words(purpose, "privacy.purpose"),
            necessity: try PlanText.words(necessity, "privacy.necessity"),
            risks: try PlanText.words(risks, "privacy.risks"),
            measures: try PlanText.words(measures, "privacy.measures"))
        for (text, field) in [
            (record.purpose, "privacy.purpose"), (record.necessity, "privacy.necessity"),
            (record.risks, "privacy.risks"), (record.measures, "privacy.measures"),
        ] where text.isEmpty { throw .missing(field: field) }
        return record
    }
}

import Foundation

/// What is said of a unit in public: its name, where it is, when it is open, its telephone.
public struct UnitFacts: Codable, Sendable, Equatable {
    public var name: String
    public var nameEn: String
    public var address: String
    public var addressEn: String
    public var hours: [String: String]
    /// What the hours do not say, such as holidays.
    public var remark: String
    public var remarkEn: String
    public var phone: String
    public var latitude: Double?
    public var longitude: Double?

    public init(
        name: String, nameEn: String = "", address: String = "", addressEn: String = "", hours: [String: String] = [:],
        remark: String = "", remarkEn: String = "", phone: String = "", latitude: Double? = nil,
        longitude: Double? = nil
    ) {
        self.name = name
        self.nameEn = nameEn
        self.address = address
        self.addressEn = addressEn
        self.hours = hours
        self.remark = remark
        self.remarkEn = remarkEn
        self.phone = phone
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Whatever a form leaves out is empty, not wrong; only the name is needed.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String { try container.decodeIfPresent(String.self, forKey: key) ?? "" }
        self.init(
            name: try text(.name), nameEn: try text(.nameEn), address: try text(.address),
            addressEn: try text(.addressEn),
            hours: try container.decodeIfPresent([String: String].self, forKey: .hours) ?? [:],
            remark: try text(.remark), remarkEn: try text(.remarkEn), phone: try text(.phone),
            latitude: try container.decodeIfPresent(Double.self, forKey: .latitude),
            longitude: try container.decodeIfPresent(Double.self, forKey: .longitude))
    }

    /// The facts without blanks at their ends, each as it may be kept.
    /// - Throws: `UnitError` with the first thing to mend, in the order of the form.
    public func checked() throws(UnitError) -> (facts: UnitFacts, hours: OpeningHours) {
        var facts = self
        for field in [\UnitFacts.name, \.nameEn, \.address, \.addressEn, \.remark, \.remarkEn, \.phone] {
            facts[keyPath: field] = facts[keyPath: field].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard !facts.name.isEmpty else { throw .emptyName }
        guard facts.name.count <= UnitError.longestName else { throw .longText(field: "facts.name") }
        guard facts.nameEn.count <= UnitError.longestName else { throw .longText(field: "facts.nameEn") }
        for (field, text) in [("address", facts.address), ("addressEn", facts.addressEn)]
            + [("remark", facts.remark), ("remarkEn", facts.remarkEn)]
        where text.count > UnitError.longestText { throw .longText(field: "facts.\(field)") }
        let hours = try OpeningHours(reading: facts.hours)
        guard facts.phone.isEmpty || Self.isPhone(facts.phone) else { throw .badPhone }
        try facts.checkCoordinates()
        return (facts, hours)
    }

    /// Digits with what people put between them, and an extension after them.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.filter { (48...57).contains($0) }.count
        return (3...20).contains(digits) && text.count <= 40
            && text.allSatisfy { ("0"..."9").contains($0) || "+-– ()（）转".contains($0) }
    }

    /// What a telephone dials: the number without what stands between its digits, and without an extension.
    public var dialled: String {
        phone.prefix { $0 != "转" }.filter { ("0"..."9").contains($0) || $0 == "+" }
    }

    /// Both or none, and on the globe.
    private func checkCoordinates() throws(UnitError) {
        switch (latitude, longitude) {
        case (nil, nil): return
        case (let latitude?, let longitude?):
            guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { throw .badCoordinates }
        default: throw .badCoordinates
        }
    }
}

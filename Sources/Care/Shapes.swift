/// How the shared vocabulary looks on the wire.
extension ID: Shaped {
    public static var shape: Shape { .text() }
    public static var example: ID { ID("0192f0c1-5f3a-7c00-8000-000000000000") }
}

extension Region: Shaped {
    public static let shape = Shape.text(pattern: "^[0-9]{12}$")
    public static let example = someCounty
}

extension Day: Shaped {
    public static let shape = Shape.text(format: "date")
    public static let example = Day(daysSince1970: 20_000)
}

extension Moment: Shaped {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public static let shape = Shape.whole
    public static let example = Moment(milliseconds: 1_764_000_000_000)
}

public import Storage

/// The tables of institution-owned scales and their licences.
public enum InstrumentsSchema {
    public static let migrations: [Migration] = []
}

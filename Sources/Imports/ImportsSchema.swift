public import Storage

/// The tables of imports that wait to be confirmed or are being carried out.
public enum ImportsSchema {
    public static let migrations: [Migration] = []
}

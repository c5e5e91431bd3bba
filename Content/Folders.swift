/// The folders that come with the platform as files and are copied beside the binary: scales, policies, the forms of
/// lists that can be imported, the templates of campaigns, and the demo's invented city.
///
/// This target holds no code on purpose: what is in the folders can be read, reviewed and exchanged by people who
/// do not program.
public enum Folders {
    public static let instruments = "Instruments"
    public static let policies = "Policies"
    public static let imports = "Imports"
    public static let campaigns = "Campaigns"
    public static let demo = "Demo"
}

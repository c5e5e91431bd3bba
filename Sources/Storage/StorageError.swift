/// What can go wrong between a statement and its answer.
///
/// Descriptions carry the statement or the name of a constraint, never a value.
public enum StorageError: Error, Equatable {
    /// A row with this key exists already. `constraint` names the index or the columns, as the database tells it.
    case duplicate(constraint: String)
    /// A referenced row does not exist, or a referenced row would go away.
    case reference(constraint: String)
    /// The database is held by others for too long, or cannot be reached for the moment: try again.
    case busy(String)
    /// There is no space left for the data.
    case full
    /// Anything else the database refused. `statement` is its text without values.
    case failed(statement: String, reason: String)
    /// A row was asked for a column it does not have, or of another kind.
    case column(String)
    /// A statement did not say whose rows it touches.
    case unscoped(statement: String)
}

import Storage
import Vault

/// What doors may know of a failure below the office, without knowing the storage: whether trying again helps.
public enum OfficeState: Sendable {
    case busy
    case full

    public init?(_ error: any Error) {
        switch error {
        case StorageError.busy, PasswordError.busy, PasswordError.outOfMemory: self = .busy
        case StorageError.full: self = .full
        default: return nil
        }
    }
}

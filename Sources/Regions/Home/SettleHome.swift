public import Access
public import Care

/// Settles which place this house serves.
///
/// An administrator tells it; a house with one city in its tree finds it alone. What was found holds on when more
/// cities come, so that nobody is lost meanwhile, but the next start asks to be told. A place that is not in the tree
/// is not kept, unless the tree is empty still.
public struct SettleHome: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    /// What the administrator says; `nil` to go by what is kept, or to find it.
    public var told: Region?

    public init(told: Region? = nil) {
        self.told = told
    }

    public func perform(in session: borrowing Session<Self>) throws -> Home {
        if let told {
            guard try session.mayBeHome(told) else { return try session.unknownHome(told) }
            try session.keepHome(told)
        } else {
            try session.findHome()
        }
        return try session.home()
    }
}

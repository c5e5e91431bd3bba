public import Access

/// **Accounts** knows who works here: accounts, their posts, how they sign in, and the tokens of programs.
///
/// A person signs in with a password and a six-digit code; nothing of either is kept in the open.
public enum AccountsContents {
    public static let useCases: [any UseCase.Type] = [
        AddAccount.self, AddPost.self, IssueToken.self, ListAccounts.self, ListColleagues.self, RecogniseProgram.self,
        RecogniseVisitor.self, RenewSignIn.self, SignIn.self, SignOff.self, SuspendAccount.self, WhoAmI.self,
        ForgetOldSignIns.self, RecogniseColleague.self,
    ]

    /// Only in a house that plays with invented people.
    public static let demoUseCases: [any UseCase.Type] = [SignInAsDemo.self]
}

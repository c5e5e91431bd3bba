public import Access

/// **Rights** is the desk at which people ask about their own data (rulebook H.2: PIPL art. 44–50; H.1: MHL art. 47).
///
/// A request has a receipt and a clock. What is kept of a person is never read at the desk: who answers decides whether
/// the file is opened, and only the person opens it, with the receipt and their own code (decision 0043).
public enum RightsContents {
    public static let useCases: [any UseCase.Type] = [
        AddToBreach.self, AgreeToRecipient.self, AnswerRightsRequest.self, AskAboutChild.self, AskAboutOneself.self,
        CarryOutHeldErasures.self, ConfirmRecipientReturn.self, EndRecipient.self, FindParticipations.self,
        ForgetOldRequests.self, ListBreaches.self, ListHarmReviews.self, ListReceivers.self, ListRecipients.self,
        ListRightsRequests.self, OpenOwnFile.self, ReadBreach.self, ReadOwnRequest.self, ReadRecipient.self,
        ReadRightsRequest.self, RecordBreach.self, RecordRecipient.self, ReviewHarm.self, ReviseRecipient.self,
        TellOwnFacts.self, WriteDownRequest.self,
    ]
}

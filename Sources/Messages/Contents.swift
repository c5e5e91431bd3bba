public import Access

/// **Messages** tells people that there is something to look at: in their inbox here, by SMS, or another system by a
/// webhook. Never what it is: a telephone lies open on a table (rulebook A, MHL art. 4).
///
/// A message is written in the transaction of what causes it, and sent afterwards by the courier (decision 0029).
public enum MessagesContents {
    public static let useCases: [any UseCase.Type] = [
        CountMessages.self, CountOutbox.self, ForgetCampaignMessages.self, ForgetOldMessages.self, HasOutbox.self,
        ListMessages.self, MarkMessagesRead.self, NoteDelivery.self, OpenMessage.self, ReadChannels.self,
        ReadOutbox.self, RetryMessage.self, TakeOutbox.self, TellOfSittings.self, WriteMessages.self,
    ]
}

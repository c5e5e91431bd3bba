public import Access

/// **Screenings** lets anybody check how they feel, without a name: it keeps the answers of a sheet as they are
/// given, scores them by the scale's own file, and looks for red flags at every answer.
///
/// Whoever holds a sheet's key may read and change it; a spoken code brings a half-finished one back for a day.
/// What a red flag leads to is not decided here: the subject announces it.
public enum ScreeningsContents {
    public static let useCases: [any UseCase.Type] = [
        AddToHistory.self, AskForCall.self, BeginHistory.self, CloseHistory.self, CompleteResponse.self,
        DeleteHistory.self, DeleteSheet.self, FindMeasures.self, FindQuestionnaires.self, FindResponses.self,
        FinishSheet.self, ForgetUnfinishedSheets.self, ForgetUnusedHistories.self, KeepResponse.self,
        ListOwnSheets.self, ListTopics.self, OpenHistory.self, ReadAnsweredScale.self, ReadHistory.self,
        ReadResponse.self, ReadResult.self, ReadSheet.self, RemoveFromHistory.self, ResumeSheet.self, SaveAnswer.self,
        SaveAnswers.self, StartSheet.self, SubmitSheet.self, VerifySheets.self,
    ] + sittings + entries

    /// Answers that a colleague writes down: read aloud here or far from any network, or keyed twice from paper.
    private static let entries: [any UseCase.Type] = [
        BeginInterview.self, BeginPaperEntry.self, BringInterview.self, FinishKeying.self, KeyPaperSheet.self,
        ListEntryCampaigns.self, ListPaperEntries.self, ReadPaperEntry.self, SettleKeying.self, TakeAlong.self,
    ]

    /// A sitting strings the sheets of a campaign together; its room is what a proctor sees of it.
    private static let sittings: [any UseCase.Type] = [
        AddTime.self, AnswerHand.self, AskForTalk.self, BeginSitting.self, BringBackFirst.self, CallOffAgain.self,
        ChangeRoom.self, CloseRoom.self, CompleteLeftSittings.self, FinishSitting.self, ForgetFlagged.self,
        ForgetSittings.self, HandRoom.self, InviteAgain.self, ListHandedRooms.self, ListRoomColleagues.self,
        ListRooms.self, MoveSeat.self, NoteAbsent.self, OpenRoom.self, RaiseHand.self, ReadRoom.self, ReadSitting.self,
        SaveSittingAnswer.self, SaveSittingAnswers.self, StartRoom.self, StopSitting.self, TakeRoomBack.self,
        TakeSeatAlong.self, TellHandedIn.self, TellOwnAnswers.self,
    ]
}

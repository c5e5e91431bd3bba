public import Access

/// **Campaigns** plans a screening of many: why, of whom, with which scales, when, and who sees what (rulebook G.2).
///
/// A campaign belongs to a place or a unit, is approved by a second person, and knows its participants only by what
/// `Rosters` publishes: no name is kept here. Sittings are held in `Screenings`, consent is kept in `Consents`.
public enum CampaignsContents {
    public static let useCases: [any UseCase.Type] = [
        ChangeCampaign.self, ListCampaigns.self, ListCampaignTemplates.self, PlanCampaign.self, ReadCampaign.self,
        ReadPlanChoices.self,
    ] + approval + carryingOut + closing

    private static let approval: [any UseCase.Type] = [
        ApproveCampaign.self, CloseCampaign.self, DeclineCampaign.self, DiscardCampaign.self, OpenCampaign.self,
        SubmitCampaign.self,
    ]

    private static let carryingOut: [any UseCase.Type] = [
        AddLateMember.self, DrawSample.self, EnrolMembers.self, EnrolResident.self,
        ForgetCodes.self, ForgetParticipants.self,
        ListDoorCampaigns.self, ListMissing.self, ListParticipants.self, OpenDoorSlip.self, ReadDoor.self,
        MoveParticipant.self, PlanSitting.self, PrintCodes.self,
        ReadProgress.self, RemoveParticipant.self, RemovePlannedSitting.self,
        ReplaceCode.self,
    ]

    private static let closing: [any UseCase.Type] = [
        EndCampaign.self, ExportClosure.self, ListClosureExports.self, ReadClosure.self, WriteClosingStatement.self,
    ]
}

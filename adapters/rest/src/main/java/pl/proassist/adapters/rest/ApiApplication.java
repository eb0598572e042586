package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON API: everything that a known caller can ask for, on one page. */
public class ApiApplication extends Application {

    /** What every JAX-RS application of this product needs, whatever its path: ids of requests, headers, problems in words, JSON. */
    public static final List<Class<?>> MANNERS = List.of(RequestIds.class, SecurityHeaders.class, ProblemsInWords.class,
            Faults.class, JsonWriter.class);

    /** How requests to the API are read; what providers send to their own doors may look otherwise. */
    static final List<Class<?>> READING = List.of(BodyReader.class, UploadedXmlReader.class, Ids.class, KnownParameters.class);

    /** Who comes in, and how often. */
    static final List<Class<?>> ENTRANCE = List.of(Doorkeeper.class, RateLimit.class, IdempotencyKeys.class);

    /** What nobody needs a token for: the ways to get one. */
    static final Set<String> OPEN = Set.of("POST /auth/login", "POST /auth/second-factor", "POST /auth/second-factor/resend",
            "POST /auth/invitations/look", "POST /auth/invitations/accept");

    static final List<Class<?>> RESOURCES = List.of(FacilitiesResource.class, SpecialistsResource.class, ServicesResource.class,
            RoomsResource.class, PatientsResource.class, BlacklistResource.class, ExemptionsResource.class, PaymentRulesResource.class,
            RulesInUseResource.class, PrepaymentTermsResource.class, WaitingListResource.class, FacilityCancelledDaysResource.class, CancelledDaysResource.class, LedgerBreachesResource.class,
            RulePreviewResource.class, RuleHintsResource.class, MessageSettingsResource.class, VisitsResource.class, VisitPaymentsResource.class, PaymentLinksResource.class, PaymentsResource.class,
            AvailabilityResource.class, FacilityTasksResource.class, TasksResource.class, FacilityMessagesResource.class,
            MessagesResource.class, DeliverySettingsResource.class, KsefModeResource.class, KsefQueueResource.class, InvoiceHandoverResource.class,
             DeliveriesResource.class, LoginResource.class,
            InvitationsResource.class, SessionsResource.class, OwnAccountResource.class, UsersResource.class, FacilityMembersResource.class,
            MembersResource.class, LoginRulesResource.class, FacilityApiKeysResource.class, ApiKeysResource.class, AuditResource.class,
            KsefCredentialsResource.class, KsefSetupResource.class, PermissionsResource.class, PatientExportResource.class, PatientErasureResource.class, PatientConsentsResource.class,
            DisclosuresResource.class, DataKeysResource.class, OnlinePaymentsReportResource.class, RevenueReportResource.class,
            AttendanceReportResource.class, InvoicingSettingsResource.class, FacilityInvoicesResource.class, InvoicesResource.class, VisitInvoicesResource.class,
            AccountingNotesResource.class, AccountingNotePaperResource.class, InvoicePaperResource.class, InvoiceExportResource.class, PurchaseInvoicesResource.class, PurchaseDocumentsResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new LinkedHashSet<>(MANNERS);
        classes.addAll(READING);
        classes.addAll(RESOURCES);
        classes.addAll(ENTRANCE);
        return classes;
    }

    /** The API describes itself by its OpenAPI document, not by WADL. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}

package pl.proassist.adapters.rest;

import static java.util.Map.entry;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** Ids in paths. What is no id names nothing, so it is answered like an id that nobody has. */
@Provider
public final class Ids implements ParamConverterProvider {

    private static final Map<Class<?>, Id<?>> IDS = Map.ofEntries(
            entry(FacilityId.class, new Id<>(FacilityId::new, "unknown-facility")),
            entry(SpecialistId.class, new Id<>(SpecialistId::new, "unknown-specialist")),
            entry(ServiceId.class, new Id<>(ServiceId::new, "unknown-service")),
            entry(RoomId.class, new Id<>(RoomId::new, "unknown-room")),
            entry(PatientId.class, new Id<>(PatientId::new, "unknown-patient")),
            entry(VisitId.class, new Id<>(VisitId::new, "unknown-visit")),
            entry(PaymentLinkId.class, new Id<>(PaymentLinkId::new, "unknown-payment-link")),
            entry(PaymentId.class, new Id<>(PaymentId::new, "unknown-payment")),
            entry(InvoiceId.class, new Id<>(InvoiceId::new, "unknown-invoice")),
            entry(AccountingNoteId.class, new Id<>(AccountingNoteId::new, "unknown-accounting-note")),
            entry(PurchaseId.class, new Id<>(PurchaseId::new, "unknown-purchase-invoice")),
            entry(UserId.class, new Id<>(UserId::new, "unknown-user")),
            entry(SessionId.class, new Id<>(SessionId::new, "unknown-session")),
            entry(ApiKeyId.class, new Id<>(ApiKeyId::new, "unknown-api-key")),
            entry(MessagesResource.MessageId.class, new Id<>(MessagesResource.MessageId::new, "unknown-message")),
            entry(UUID.class, new Id<>(Function.identity(), "unknown-task")));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return (ParamConverter<T>) IDS.get(type);
    }

    private record Id<T>(Function<UUID, T> made, String unknown) implements ParamConverter<T> {

        private static final String UUID_FORM = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

        @Override public T fromString(String text) {
            if (!text.matches(UUID_FORM)) {
                throw Problems.thrown(404, unknown);
            }
            return made.apply(UUID.fromString(text));
        }

        @Override public String toString(T value) {
            return value.toString();
        }
    }
}

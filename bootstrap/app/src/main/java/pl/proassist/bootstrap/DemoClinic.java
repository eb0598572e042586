package pl.proassist.bootstrap;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import pl.proassist.adapters.rehearsal.DemoFacility;
import pl.proassist.adapters.rehearsal.Fetched;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.policies.PaymentRules;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.application.registering.RegisterFacility;
import pl.proassist.application.registering.RegisterPatient;
import pl.proassist.application.registering.RegisterRoom;
import pl.proassist.application.registering.RegisterServiceOffer;
import pl.proassist.application.registering.RegisterSpecialist;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/**
 * The clinic that a rehearsal begins with, made through the ordinary use cases: it asks for money from patients who come for the
 * first time and from blacklisted ones, by SMS and e-mail, until 20:00 of the booking day. KSeF lets it in.
 */
final class DemoClinic implements DemoFacility {

    private static final Nip NIP = new Nip("5260250274");
    private static final Caller MAKER = new Caller(Actor.SYSTEM, Grants.ALL, Option.none());

    private final RegisterFacility facilities;
    private final RegisterSpecialist specialists;
    private final RegisterServiceOffer services;
    private final RegisterRoom rooms;
    private final RegisterPatient patients;
    private final PaymentRules rules;
    private final EnterKsefCredentials ksefCredentials;
    private final Function<String, Fetched> ministry;

    /** @param ministry hands out what a company with this NIP needs for KSeF */
    DemoClinic(RegisterFacility facilities, RegisterSpecialist specialists, RegisterServiceOffer services, RegisterRoom rooms,
               RegisterPatient patients, PaymentRules rules, EnterKsefCredentials ksefCredentials, Function<String, Fetched> ministry) {
        this.facilities = facilities;
        this.specialists = specialists;
        this.services = services;
        this.rooms = rooms;
        this.patients = patients;
        this.rules = rules;
        this.ksefCredentials = ksefCredentials;
        this.ministry = ministry;
    }

    @Override public Map<String, String> make() {
        var facility = new FacilityId(id(1));
        must(() -> facilities.handle(MAKER, new Facility(facility, "Przychodnia Pod Lipą", ZoneId.of("Europe/Warsaw"), Option.some("+48221002030"),
                Option.some("rejestracja@podlipa.example"), Option.some(NIP), Option.some("ul. Lipowa 7, 00-100 Warszawa")), Option.none()));
        must(() -> specialists.handle(MAKER, new Specialist(facility, new SpecialistId(id(11)), "Anna", "Nowak", Option.some("dr n. med."), Option.some("dermatologia")), Option.none()));
        must(() -> specialists.handle(MAKER, new Specialist(facility, new SpecialistId(id(12)), "Piotr", "Zieliński", Option.some("mgr"), Option.some("fizjoterapia")), Option.none()));
        must(() -> services.handle(MAKER, new ServiceOffer(facility, new ServiceId(id(21)), "Konsultacja", Duration.ofMinutes(30), Money.pln("200.00"), "ZW"), Option.none()));
        must(() -> services.handle(MAKER, new ServiceOffer(facility, new ServiceId(id(22)), "Terapia", Duration.ofMinutes(50), Money.pln("150.00"), "ZW"), Option.none()));
        must(() -> rooms.handle(MAKER, new Room(facility, new RoomId(id(31)), "Gabinet 1"), Option.none()));
        must(() -> patients.handle(MAKER, patient(41, "Jan", "Kowalski", "+48500600701", "jan.kowalski@example.org"), Option.none()));
        must(() -> patients.handle(MAKER, patient(42, "Maria", "Wiśniewska", "+48500600702", "maria.wisniewska@example.org"), Option.none()));
        must(() -> patients.handle(MAKER, patient(43, "Oleh", "Shevchenko", "+48500600703", "oleh.shevchenko@example.org"), Option.none()));
        must(() -> rules.replace(MAKER, facility, PolicySettings.DEFAULT, root(), new PaymentPolicy.FirstTime(true, PaymentPolicy.FirstTimeScope.FACILITY, required()),
                new PaymentPolicy.Blacklist(true, required()), Option.none()));
        enterKsefCredentials(facility);
        return ids();
    }

    /** By certificate, the way that stays; a token would end with the year. */
    private void enterKsefCredentials(FacilityId facility) {
        var fetched = ministry.apply(NIP.value());
        must(() -> ksefCredentials.certificate(MAKER, facility, KsefCredential.Kind.AUTHENTICATION, file(fetched.authentication())));
        must(() -> ksefCredentials.certificate(MAKER, facility, KsefCredential.Kind.OFFLINE, file(fetched.offline())));
    }

    private static CertificateFiles.File file(Fetched.File file) {
        return new CertificateFiles.File.Pem(file.certificate(), file.key(), file.password());
    }

    private static Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        ids.put("facility", id(1).toString());
        ids.put("specialist", id(11).toString());
        ids.put("otherSpecialist", id(12).toString());
        ids.put("service", id(21).toString());
        ids.put("otherService", id(22).toString());
        ids.put("room", id(31).toString());
        ids.put("patient", id(41).toString());
        ids.put("otherPatient", id(42).toString());
        ids.put("thirdPatient", id(43).toString());
        return ids;
    }

    private static PaymentRule root() {
        return new PaymentRule(Option.some(Requirement.NONE), Option.some(new AmountRule.Full(PrepaymentKind.FULL_PREPAYMENT)),
                Option.some(new DeadlineRule.UntilHour(Cutoff.parse("20:00"), 0, AfterCutoff.ROLL, Lead.parse("PT2H"))), Option.none(),
                Option.some(Set.of(MessageChannel.EMAIL, MessageChannel.SMS)));
    }

    private static PaymentRule required() {
        return new PaymentRule(Option.some(Requirement.REQUIRED), Option.none(), Option.none(), Option.none(), Option.none());
    }

    private static Patient patient(int number, String firstName, String lastName, String phone, String email) {
        return new Patient(new PatientId(id(number)), firstName, lastName, Option.none(), Option.none(), Option.some(new PhoneNumber(phone)),
                Option.some(new EmailAddress(email)), Language.PL, Option.none(), Option.none());
    }

    private static UUID id(int number) {
        return UUID.fromString("0de00000-0000-4000-8000-%012d".formatted(number));
    }

    private static void must(Supplier<Either<Refusal, ?>> step) {
        var answer = step.get();
        if (answer.isLeft()) {
            throw new IllegalStateException("the demo facility could not be made: " + answer.getLeft().code());
        }
    }
}

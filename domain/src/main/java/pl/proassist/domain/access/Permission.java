package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.stream.Stream;

/**
 * One thing that a person or an integration may be allowed to do in a facility (SEC-18). The code is public: it is granted, listed
 * and written into the trail by it. What each one opens is told in {@code docs/security/permissions.md}.
 */
public enum Permission {

    VISITS_VIEW("visits.view"),
    VISITS_BOOK("visits.book"),
    VISITS_CANCEL("visits.cancel"),
    /** Visits that took place, and those that did not. */
    VISITS_CLOSE("visits.close"),
    PATIENTS_VIEW("patients.view"),
    PATIENTS_EDIT("patients.edit"),
    /** What a patient may ask for about one's own data: a copy, its erasure, who has seen it (RODO art. 15 to 20). */
    PATIENTS_RIGHTS("patients.rights"),
    CLINICAL_VIEW("clinical.view"),
    /** The facility's card, its people, services, rooms and payment rules. */
    FACILITY_RULES("facility.rules"),
    /** „Użytkownik z dostępem do zmiany zasad płatności dla poszczególnych wizyt” (PAR-05, VIS-05). */
    VISIT_TERMS("payment-rules.change-visit"),
    /** The second permission that the visit of a blacklisted patient needs (A08). */
    OVERRIDE_BLACKLIST("payment-rules.override-blacklist"),
    BLACKLIST("blacklist"),
    /** Payment links, money at the desk, refunds and the list of what a person must settle. */
    PAYMENTS_HANDLE("payments.handle"),
    /** Apart from the rules and from clinical access (A37, RPT-11). */
    PAYMENTS_REPORT("payments.report"),
    EXPORT_PERSONAL("export.personal-data"),
    INVOICES_VIEW("invoices.view"),
    INVOICES_ISSUE("invoices.issue"),
    /** What lets the facility into KSeF: entered and taken back by whoever answers for it (KSF-12). */
    KSEF_CREDENTIALS("ksef.credentials"),
    /** Accounts, their permissions, and keys of integrations. */
    USERS("users"),
    AUDIT_VIEW("audit.view"),
    AUDIT_EXPORT("audit.export"),
    /** What keeps the installation going: blocked deliveries, keys of encryption. */
    OPERATIONS("operations");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Option<Permission> of(String code) {
        return Option.ofOptional(Stream.of(values()).filter(each -> each.code.equals(code)).findFirst());
    }
}

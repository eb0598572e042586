package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pl.proassist.domain.Builders;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;

/** Anna Nowak, who works nowhere yet, has a phone and a mailbox, and gets her codes by SMS. */
public final class AccountBuilder {

    public static final UserId ANNA = new UserId(Builders.id("anna"));

    private UserId id = ANNA;
    private Login login = new Login("anna.nowak");
    private String firstName = "Anna";
    private String lastName = "Nowak";
    private Option<PhoneNumber> phone = Option.some(new PhoneNumber("+48600700800"));
    private Option<EmailAddress> email = Option.some(new EmailAddress("anna@podlipa.example"));
    private Language language = Language.PL;
    private final List<Membership> memberships = new ArrayList<>();
    private String password = "hash";
    private SecondFactorMethod method = SecondFactorMethod.SMS_CODE;
    private boolean twoSteps = true;

    public static AccountBuilder anAccount() {
        return new AccountBuilder();
    }

    /** Somebody else, whose login, phone and mailbox are made of the name. */
    public static AccountBuilder anAccountOf(String name) {
        return anAccount().id(new UserId(Builders.id(name))).login(name).named(name, "Inna")
                .phone("+48%09d".formatted(500_000_000 + Math.floorMod(name.hashCode(), 99_999_999))).email(name + "@podlipa.example");
    }

    public AccountBuilder id(UserId given) {
        id = given;
        return this;
    }

    public AccountBuilder login(String given) {
        login = new Login(given);
        return this;
    }

    public AccountBuilder named(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    public AccountBuilder phone(String given) {
        phone = Option.some(new PhoneNumber(given));
        return this;
    }

    public AccountBuilder email(String given) {
        email = Option.some(new EmailAddress(given));
        return this;
    }

    public AccountBuilder withoutPhone() {
        phone = Option.none();
        return this;
    }

    public AccountBuilder withoutEmail() {
        email = Option.none();
        return this;
    }

    public AccountBuilder speaking(Language given) {
        language = given;
        return this;
    }

    public AccountBuilder at(FacilityId facility, Role role) {
        return part(part(facility, role));
    }

    public AccountBuilder everywhere(Role role) {
        return part(part(role));
    }

    public AccountBuilder part(Membership given) {
        memberships.add(given);
        return this;
    }

    /** The stored form of the password. */
    public AccountBuilder password(String hash) {
        password = hash;
        return this;
    }

    public AccountBuilder by(SecondFactorMethod given) {
        method = given;
        return this;
    }

    /** Never chose a second step, or had it switched off. */
    public AccountBuilder withoutSecondStep() {
        twoSteps = false;
        return this;
    }

    public AccountDetails details() {
        return new AccountDetails(id, login, firstName, lastName, phone, email, language, memberships);
    }

    public Account.Invited invited(Invitation sent) {
        return new Account.Invited(details(), sent);
    }

    public Account.Active active() {
        return new Account.Active(details(), password, method, twoSteps, Option.none());
    }

    public Account.Deactivated deactivated() {
        return new Account.Deactivated(details());
    }

    public static Membership part(FacilityId facility, Role role) {
        return new Membership(Option.some(facility), Option.some(role), Set.of(), Set.of());
    }

    public static Membership part(Role role) {
        return new Membership(Option.none(), Option.some(role), Set.of(), Set.of());
    }

    public static Membership onlyAt(FacilityId facility, Permission first, Permission... others) {
        return new Membership(Option.some(facility), Option.none(), EnumSet.of(first, others), Set.of());
    }
}

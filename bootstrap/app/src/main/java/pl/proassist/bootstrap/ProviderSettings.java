package pl.proassist.bootstrap;

import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import pl.proassist.adapters.autopay.AutopayHash;
import pl.proassist.adapters.autopay.AutopaySettings;
import pl.proassist.adapters.email.BounceSecret;
import pl.proassist.adapters.email.SmtpSettings;
import pl.proassist.adapters.ksef.KsefSettings;
import pl.proassist.adapters.rehearsal.RehearsalSettings;
import pl.proassist.adapters.sms.SmsApiSettings;
import pl.proassist.application.delivery.ForgetOldRecords;
import pl.proassist.bootstrap.launcher.Setting;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.patient.EmailAddress;

/** The facility's settings in the words of each adapter. The launcher has checked them; socket time-outs are short in a rehearsal (api.md 6). */
final class ProviderSettings {

    private final Config config;

    ProviderSettings(Config config) {
        this.config = config;
    }

    boolean rehearsal() {
        return config.getOptionalValue("proassist.rehearsal", Boolean.class).orElse(false);
    }

    String instanceId() {
        return config.getValue("proassist.instance.id", String.class);
    }

    Path home() {
        return Path.of(text(Setting.HOME));
    }

    boolean keepsTrail() {
        return text(Setting.TRAIL).equals("on");
    }

    List<String> trustedProxies() {
        return find(Setting.TRUSTED_PROXIES).map(all -> List.of(all.split("[, ]+"))).getOrElse(List.of());
    }

    String text(Setting setting) {
        return find(setting).getOrElseThrow(() -> new IllegalStateException(setting.key() + " is not set"));
    }

    AutopaySettings autopay() {
        return new AutopaySettings(URI.create(text(Setting.AUTOPAY_URL)), text(Setting.AUTOPAY_PATH), text(Setting.AUTOPAY_SERVICE_ID),
                text(Setting.AUTOPAY_KEY), AutopayHash.Function.named(text(Setting.AUTOPAY_HASH)),
                ZoneId.of(text(Setting.AUTOPAY_ZONE)), new EmailAddress(text(Setting.MAIL_FROM)), returnUrl(), timeout(5), timeout(30));
    }

    /** In production the address is fixed at Autopay, and sending another has to be agreed on (autopay.md 3). */
    private Option<URI> returnUrl() {
        return Option.when(rehearsal(), () -> URI.create(text(Setting.PUBLIC_URL) + "/webhooks/autopay/return"));
    }

    String autopayOrigin() {
        var address = URI.create(text(Setting.AUTOPAY_URL));
        return address.getScheme() + "://" + address.getAuthority();
    }

    SmsApiSettings sms() {
        return sms(Setting.SMS_URL, Setting.SMS_TOKEN, Setting.SMS_SENDER);
    }

    /** The account that is used when the first one fails. */
    Option<SmsApiSettings> secondSms() {
        return find(Setting.SMS_FALLBACK_TOKEN).map(set -> sms(Setting.SMS_FALLBACK_URL, Setting.SMS_FALLBACK_TOKEN, Setting.SMS_FALLBACK_SENDER));
    }

    private SmsApiSettings sms(Setting url, Setting token, Setting sender) {
        return new SmsApiSettings(URI.create(text(url)), text(token), find(sender), number(Setting.SMS_MAX_PARTS), smsAtOnce(),
                find(Setting.PUBLIC_URL).map(URI::create), text(Setting.SMS_CALLBACK_SECRET), timeout(5), timeout(30));
    }

    int smsAtOnce() {
        return number(Setting.SMS_AT_ONCE);
    }

    int smsPerSecond() {
        return number(Setting.SMS_PER_SECOND);
    }

    KsefSettings ksef() {
        return new KsefSettings(find(Setting.KSEF_URL).map(URI::create).getOrElse(environment().api), find(Setting.KSEF_LATARNIA_URL).map(URI::create).orElse(environment().latarnia),
                tokens(), timeout(5), timeout(30), KsefSettings.LOGIN_PAUSES);
    }

    /** Where the codes on invoices lead to. */
    URI ksefQr() {
        return find(Setting.KSEF_QR_URL).map(URI::create).getOrElse(environment().qr);
    }

    /** Where people grant rights in KSeF and fetch certificates; none where KSeF is not the ministry's. */
    Option<String> ksefApplication() {
        return Option.when(find(Setting.KSEF_URL).isEmpty(), () -> environment().application);
    }

    TokenTerm tokens() {
        return new TokenTerm(LocalDate.parse(text(Setting.KSEF_TOKENS_UNTIL)));
    }

    /** Where the ministry's schema of invoices lies, if the installation has it. */
    Option<Path> ksefSchema() {
        return find(Setting.KSEF_SCHEMA).map(Path::of);
    }

    private KsefEnvironment environment() {
        return KsefEnvironment.valueOf(text(Setting.KSEF_ENVIRONMENT));
    }

    /** How long messages, events and the answers to requests that may come again are kept. */
    ForgetOldRecords.Keeping keeping() {
        return new ForgetOldRecords.Keeping(Period.ofDays(number(Setting.KEEP_MESSAGES)), Period.ofDays(number(Setting.KEEP_EVENTS)),
                Period.ofDays(number(Setting.KEEP_REQUESTS)));
    }

    SmtpSettings smtp() {
        var login = find(Setting.SMTP_USER).map(user -> new SmtpSettings.Login(user, text(Setting.SMTP_PASSWORD)));
        return new SmtpSettings(text(Setting.SMTP_HOST), number(Setting.SMTP_PORT),
                SmtpSettings.Security.valueOf(text(Setting.SMTP_TLS)), login, new EmailAddress(text(Setting.MAIL_FROM)), Option.none(),
                find(Setting.MAIL_BOUNCES).map(EmailAddress::new), timeout(5), timeout(30));
    }

    BounceSecret bounceSecret() {
        return new BounceSecret(text(Setting.MAIL_BOUNCE_SECRET));
    }

    RehearsalSettings simulators() {
        return new RehearsalSettings(number(Setting.REHEARSAL_AUTOPAY_PORT), number(Setting.REHEARSAL_SMS_PORT), number(Setting.REHEARSAL_SMTP_PORT),
                number(Setting.REHEARSAL_KSEF_PORT), find(Setting.KSEF_SCHEMA).map(Path::of),
                text(Setting.AUTOPAY_PATH), text(Setting.AUTOPAY_SERVICE_ID), text(Setting.AUTOPAY_KEY), text(Setting.AUTOPAY_HASH),
                text(Setting.SMS_TOKEN), text(Setting.SMS_FALLBACK_TOKEN), text(Setting.MAIL_BOUNCE_SECRET), URI.create(text(Setting.PUBLIC_URL)), ZoneId.of(text(Setting.AUTOPAY_ZONE)), Set.of("order_turn"));
    }

    /** Without the server's pool, which is not there yet when the migrations begin. */
    DataSource plainSource() {
        try {
            var source = new MariaDbDataSource(text(Setting.DB_URL));
            source.setUser(text(Setting.DB_USER));
            source.setPassword(text(Setting.DB_PASSWORD));
            return source;
        } catch (SQLException malformed) {
            throw new IllegalStateException("the address of the database cannot be used", malformed);
        }
    }

    /** A second pool to the same database: the rehearsal's clock is read while a transaction holds a connection of the first. */
    MariaDbPoolDataSource sidePool() {
        var address = text(Setting.DB_URL);
        try {
            var pool = new MariaDbPoolDataSource();
            pool.setUser(text(Setting.DB_USER));
            pool.setPassword(text(Setting.DB_PASSWORD));
            pool.setUrl(address + (address.contains("?") ? "&" : "?") + "minPoolSize=1&maxPoolSize=64");
            return pool;
        } catch (SQLException malformed) {
            throw new IllegalStateException("the address of the database cannot be used", malformed);
        }
    }

    private int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    private Duration timeout(int productionSeconds) {
        return Duration.ofSeconds(rehearsal() ? 1 : productionSeconds);
    }

    private Option<String> find(Setting setting) {
        return Option.ofOptional(config.getOptionalValue(setting.key(), String.class)).orElse(Option.ofOptional(setting.assumed()));
    }
}

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_8a23c5518a338fd21b0e014b72c5e2e7d3b2ff22 {
    static final String base64Bytes = String.join("", "ayY=");

    public static void main(String[] args) throws Throwable {
        Crash_8a23c5518a338fd21b0e014b72c5e2e7d3b2ff22.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.cli.RawFilesFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.cli.RawFilesFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.cli.RawFilesFuzz.fuzzerTestOneInput(input);
    }
}
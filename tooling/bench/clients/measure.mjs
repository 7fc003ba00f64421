/** Lists all servers once to warm up, and once to measure; prints their number and the CPU time in milliseconds. */
export async function measure(list) {
  await list(() => {});
  let count = 0;
  let touched = 0;
  const before = process.cpuUsage();
  await list((id, name) => {
    count++;
    touched += id.length + name.length;
  });
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ count, touched, cpuMs: (user + system) / 1000 }));
  process.exit();
}

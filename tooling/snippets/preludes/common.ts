// What all documents take for granted.

export const authUrl = 'https://cloud.example.com:5000/v3';
export const username = 'admin';
export const password = 'secret';
export const projectName = 'admin';
export const options = { authUrl, username, password, projectName };
